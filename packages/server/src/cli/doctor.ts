import { examine } from "../doctor/examine.ts";
import type { Settings } from "../settings.ts";
import { print } from "./print.ts";

export type DoctorFlags = {
  site?: string | undefined;
  url?: string | undefined;
  "send-to"?: string | undefined;
  json?: boolean | undefined;
};

/**
 * `helpbuoy doctor`: what is well, what is not, and the way on.
 * @returns 1 when something has failed
 */
export async function doctor(settings: Settings, flags: DoctorFlags): Promise<number> {
  const { findings, policy } = await examine(settings, {
    site: flags.site,
    url: flags.url?.replace(/\/+$/, ""),
    sendTo: flags["send-to"],
  });
  const hasFailed = findings.some(({ level }) => level === "failure");
  if (flags.json) {
    print(JSON.stringify({ findings, policy }, null, 2));
    return hasFailed ? 1 : 0;
  }
  for (const { check, level, says, way } of findings) {
    print(`${level.padEnd(8)} ${check.padEnd(9)} ${says}`);
    if (way !== undefined) print(`${" ".repeat(18)} -> ${way}`);
  }
  print();
  print("The strictest Content-Security-Policy under which the widget works whole:");
  print(`  ${policy}`);
  print(
    "NONCE is a new random value in each answer, and the tag's nonce attribute too. The last two",
  );
  print("directives are for pages that enforce Trusted Types.");
  return hasFailed ? 1 : 0;
}
