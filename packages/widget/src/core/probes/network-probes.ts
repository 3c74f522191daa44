import { failed, passed, roundTrip, unknown, type Probe } from "./probe.ts";

const SLOW = 1_000; // ms there and back, from which on a visitor feels every step

/** The page's own word, and a request: a network that leads nowhere counts as none. */
export const online: Probe = async (environment, signal) => {
  if (environment.view.navigator.onLine === false) return failed();
  return (await roundTrip(environment, signal)).isOffline ? failed() : passed();
};

/** What kind of line it is, where the browser tells, and how long the way takes. */
export const connection: Probe = async (environment, signal) => {
  const kind = kindOf(environment.view.navigator);
  const first = await roundTrip(environment, signal);
  // The first one may have had to find the way; the second only goes it.
  const second = first.ms === undefined ? first : await roundTrip(environment, signal);
  if (second.ms === undefined) return second.isOffline ? failed(kind) : unknown;
  const ms = Math.min(first.ms ?? second.ms, second.ms);
  const fact = [kind, `${ms} ms`].filter(Boolean).join(" · ");
  return ms > SLOW || kind.endsWith("2G") ? failed(fact) : passed(fact);
};

/** Whether the site's help desk answers at all. */
export const backend: Probe = async (environment, signal) => {
  const { ms } = await roundTrip(environment, signal);
  return ms === undefined ? failed() : passed(`${ms} ms`);
};

type NetworkInformation = { type?: string; effectiveType?: string };

/** `Wi-Fi`, `4G`, `SLOW-2G`; empty where the browser does not tell. */
function kindOf(navigator: Navigator): string {
  const { type, effectiveType = "" } =
    (navigator as { connection?: NetworkInformation }).connection ?? {};
  return type === "wifi" ? "Wi-Fi" : effectiveType.toUpperCase();
}
