import { parseArgs } from "node:util";
import fc from "fast-check";
import { expect } from "vitest";
import { readSettings, settingFlags, SettingsError } from "../../packages/server/src/settings.ts";
import { fuzz, textOf } from "./fuzz.ts";

const text = textOf([
  ..."0123456789.,:/@<>[]-+e \t\n\r\0\"'{}",
  "true",
  "false",
  "1e5",
  "0x10",
  "Infinity",
  "NaN",
  "127.0.0.1",
  "::1",
  "10.0.0.0/8",
  "smtp://user:canary-secret@mail.example:587",
  "smtps://x",
  "Help <help@example.com>",
  "https://help.example.com",
  "https://help.example.com/",
  "full",
  "normal",
  "debug",
  "canary-secret",
  "s".repeat(40),
]);
const variables = [
  ..."PORT HOST HELPBUOY_DATA HELPBUOY_TRUST_PROXY HELPBUOY_SECRET HELPBUOY_SMTP".split(" "),
  ..."HELPBUOY_MAIL_FROM HELPBUOY_PUBLIC_URL HELPBUOY_WIDGET HELPBUOY_LOG_LEVEL".split(" "),
  ..."HELPBUOY_MAX_FILE_BYTES HELPBUOY_METRICS HELPBUOY_DRAIN_SECONDS".split(" "),
  ..."HELPBUOY_SYNCHRONOUS HELPBUOY_RATE_LIMIT_FACTOR HELPBUOY_SETTINGS".split(" "),
];
const env = fc.dictionary(fc.constantFrom(...variables), text, { noNullPrototype: true });
const file = fc.oneof(
  text,
  fc.json(),
  fc
    .dictionary(
      fc.constantFrom(
        "port",
        "host",
        "trustProxy",
        "secret",
        "smtp",
        "metrics",
        "none",
        "__proto__",
      ),
      fc.oneof(
        text,
        fc.json().map((json): unknown => JSON.parse(json)),
      ),
    )
    .map((settings) => JSON.stringify(settings)),
);

/** What it answers holds; what it refuses is one sentence that gives away no secret. */
function expectSettled(read: () => ReturnType<typeof readSettings>): void {
  try {
    const { port, trustProxy, maxFileBytes, metrics, drainSeconds, rateLimitFactor, ...rest } =
      read();
    expect(Number.isInteger(port) && port >= 0 && port <= 65_535).toBe(true);
    expect(Number.isInteger(maxFileBytes) && maxFileBytes >= 1_000).toBe(true);
    expect(drainSeconds).toBeLessThanOrEqual(300);
    expect(rateLimitFactor).toBeGreaterThan(0);
    if ("hops" in trustProxy) expect(trustProxy.hops).toBeLessThanOrEqual(10);
    if (metrics !== false) expect(metrics.port).toBeLessThanOrEqual(65_535);
    expect(rest.secret?.length ?? 32).toBeGreaterThanOrEqual(32);
    if (rest.smtp !== undefined) expect([rest.mailFrom, rest.publicUrl]).not.toContain(undefined);
    // A line's end in a sender's address would begin a header of its own.
    expect(rest.mailFrom ?? "").not.toMatch(/[\r\n]/);
    if (rest.publicUrl !== undefined) expect(URL.canParse(rest.publicUrl)).toBe(true);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    expect((error as Error).message).not.toBe("");
  }
}

fuzz(
  "[P12] [P45] whatever the environment, flags and file say, the server has settings that hold, or says which does not",
  fc.property(env, env, file, (variable, flag, content) => {
    const flags = Object.fromEntries(
      Object.entries(flag).map(([name, value]) => [
        name.replace("HELPBUOY_", "").toLowerCase().replaceAll("_", "-"),
        value,
      ]),
    );
    expectSettled(() => readSettings({ env: variable, flags, readFile: () => content }));
  }),
);

fuzz(
  "[P45] what is wrong with a secret is said without it",
  fc.property(fc.constantFrom("HELPBUOY_SECRET", "HELPBUOY_SMTP"), text, (name, typed) => {
    const canary = "canary-5f2c";
    const value = `${typed.slice(0, 12)}${canary}`;
    try {
      readSettings({ env: { [name]: value }, flags: {}, readFile: () => "" });
    } catch (error) {
      expect(String(error)).not.toContain(canary);
    }
  }),
);

fuzz(
  "[P12] any words behind the command are flags that are known, or an error of the reader of flags",
  fc.property(
    fc.array(fc.oneof(text, fc.constantFrom("--port", "--data", "--", "--no-x", "-p"))),
    (words) => {
      let flags: Record<string, unknown>;
      try {
        flags = parseArgs({ args: words, options: settingFlags, allowPositionals: true }).values;
      } catch (error) {
        expect((error as NodeJS.ErrnoException).code).toMatch(/^ERR_PARSE_ARGS_/);
        return;
      }
      expectSettled(() => readSettings({ env: {}, flags, readFile: () => "{}" }));
    },
  ),
);
