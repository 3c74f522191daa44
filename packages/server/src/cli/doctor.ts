import { examine } from "../doctor/examine.ts";
import { SettingsError, type Settings } from "../settings.ts";
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
  const url = flags.url?.replace(/\/+$/, "");
  if (url !== undefined && !(/^https?:\/\//.test(url) && URL.canParse(url))) {
    throw new SettingsError(
      `--url must be this server's address as visitors see it, as https://help.example.com, but is "${flags.url}".`,
    );
  }
  const { findings, policy } = await examine(settings, {
    site: flags.site,
    url,
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
