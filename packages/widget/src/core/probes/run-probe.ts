import { after } from "@helpbuoy/client";
import type { ProbeName, ProbeReading } from "@helpbuoy/protocol";
import { browser } from "./browser-probe.ts";
import { camera, clock, microphone, pageErrors, storage } from "./device-probes.ts";
import { backend, connection, online } from "./network-probes.ts";
import { unknown, type Probe, type ProbeEnvironment } from "./probe.ts";

const probes: Record<ProbeName, Probe> = {
  online,
  connection,
  backend,
  storage,
  camera,
  microphone,
  browser,
  clock,
  "page-errors": pageErrors,
};

export const PROBE_TIMEOUT = 8_000; // ms

/** Looks, and always comes to an answer: `unknown` where it fails or takes too long (SPEC GD3). */
export function runProbe(name: ProbeName, environment: ProbeEnvironment): Promise<ProbeReading> {
  const ending = new AbortController();
  return new Promise((resolve) => {
    const end = (reading: ProbeReading) => {
      cancel();
      ending.abort();
      resolve(reading);
    };
    const cancel = after(PROBE_TIMEOUT, () => end(unknown));
    const look = async () => probes[name](environment, ending.signal);
    look().then(end, () => end(unknown));
  });
}
