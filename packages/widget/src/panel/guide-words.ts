import type { FollowedGuide, ProbeName, ProbeReading } from "@helpbuoy/protocol";
import type { PanelContextValue } from "./panel-context.ts";
import type { TextKey } from "./translate.ts";

type Say = PanelContextValue["text"];
type Turn = FollowedGuide["path"][number];

const probes: Record<ProbeName, TextKey> = {
  online: "probeOnline",
  connection: "probeConnection",
  backend: "probeBackend",
  storage: "probeStorage",
  camera: "probeCamera",
  microphone: "probeMicrophone",
  browser: "probeBrowser",
  clock: "probeClock",
  "page-errors": "probePageErrors",
};
const results: Record<ProbeReading["result"], TextKey> = {
  passed: "probePassed",
  failed: "probeFailed",
  unknown: "probeUnknown",
};
/** What a browser calls the state of a permission. */
const permissions = new Map<string, TextKey>([
  ["granted", "permissionGranted"],
  ["denied", "permissionDenied"],
  ["prompt", "permissionPrompt"],
]);
const answers: Record<Exclude<Turn["answer"], "option">, TextKey> = {
  next: "answerDone",
  yes: "answerYes",
  no: "answerNo",
  passed: "answerPassed",
  failed: "answerFailed",
  unknown: "answerUnknown",
};

export const probeName = (probe: ProbeName, text: Say) => text(probes[probe]);

/** What was seen, in the visitor's language where it is a word. */
export function probeFact({ fact }: ProbeReading, text: Say): string {
  const state = permissions.get(fact);
  return state ? text(state) : fact;
}

export const probeResult = ({ result }: ProbeReading, text: Say) => text(results[result]);

/** What was answered at a step. */
export function answerWords({ answer, option }: Turn, text: Say): string {
  return answer === "option" ? (option ?? "") : text(answers[answer]);
}

/** A reading in a line. */
export function probeLine(probe: FollowedGuide["probes"][number], text: Say): string {
  const fact = probeFact(probe, text);
  const said = fact || text(answers[probe.result]);
  return `${probeName(probe.probe, text)} · ${said}`;
}
