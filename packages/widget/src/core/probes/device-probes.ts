import { failed, passed, roundTrip, unknown, type Probe } from "./probe.ts";

const LITTLE = 50_000_000; // bytes: a video of a minute or two
const OFF = 60_000; // ms, from which on codes by app or text message are refused
const FACT_CHARS = 200;

/** How much this browser still has room for. */
export const storage: Probe = async ({ view }) => {
  const { quota, usage = 0 } = await view.navigator.storage.estimate();
  if (quota === undefined) return unknown;
  const free = Math.max(0, quota - usage);
  return free < LITTLE ? failed(inBytes(free)) : passed(inBytes(free));
};

/** Whether the site may use it. The browser answers without asking the visitor. */
const permission =
  (name: "camera" | "microphone"): Probe =>
  async ({ view }) => {
    const { state } = await view.navigator.permissions.query({ name: name as PermissionName });
    return state === "denied" ? failed(state) : passed(state);
  };
export const camera = permission("camera");
export const microphone = permission("microphone");

/** How far the device's clock is from the server's. */
export const clock: Probe = async (environment, signal) => {
  if (environment.clock.behind() === undefined) await roundTrip(environment, signal);
  const behind = environment.clock.behind();
  if (behind === undefined) return unknown;
  const off = Math.abs(behind);
  if (off <= OFF) return passed();
  return failed(`${behind > 0 ? "−" : "+"}${inTime(off)}`);
};

/** What the page itself reported. */
export const pageErrors: Probe = ({ pageError }) => {
  const error = pageError()?.trim();
  return error ? failed(error.slice(0, FACT_CHARS)) : passed();
};

function inBytes(bytes: number): string {
  const [size, unit] = bytes < 1e9 ? [bytes / 1e6, "MB"] : [bytes / 1e9, "GB"];
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${unit}`;
}

function inTime(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} d`;
}
