import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSettings, SettingsError } from "./settings.ts";

const read = (
  env: Record<string, string> = {},
  flags: Record<string, unknown> = {},
  file: string | undefined = undefined,
) =>
  readSettings({
    env,
    flags,
    readFile: () => {
      if (file === undefined) throw new Error("ENOENT");
      return file;
    },
  });

test("defaults", () => {
  expect(read()).toMatchObject({
    port: 8787,
    host: "127.0.0.1",
    data: "./data",
    trustProxy: { hops: 0 },
    secret: undefined,
    maxFileBytes: 10_000_000,
    rateLimitFactor: 1,
  });
});

test("a flag counts before the environment, and that before the file", () => {
  const file = JSON.stringify({ port: 1, host: "file", data: "file" });
  const env = { HELPBUOY_SETTINGS: "s.json", PORT: "2", HOST: "env" };
  expect(read(env, { port: "3" }, file)).toMatchObject({ port: 3, host: "env", data: "file" });
  expect(read({ PORT: "" }).port).toBe(8787);
});

describe("a bad one is named in one sentence", () => {
  test.for([
    [{ PORT: "abc" }, 'PORT must be a whole number from 0 to 65535, but is "abc".'],
    [{ PORT: "70000" }, 'PORT must be a whole number from 0 to 65535, but is "70000".'],
    [{ PORT: "80.5" }, 'PORT must be a whole number from 0 to 65535, but is "80.5".'],
    [{ HOST: " " }, 'HOST must be an address or a host name, but is " ".'],
    [
      { HELPBUOY_TRUST_PROXY: "true" },
      'HELPBUOY_TRUST_PROXY must be false, a number of proxies from 0 to 10, or a list of addresses, but is "true".',
    ],
    [
      { HELPBUOY_TRUST_PROXY: "99" },
      'HELPBUOY_TRUST_PROXY must be false, a number of proxies from 0 to 10, or a list of addresses, but is "99".',
    ],
    [
      { HELPBUOY_LOG_LEVEL: "loud" },
      'HELPBUOY_LOG_LEVEL must be silent, error, warn, info or debug, but is "loud".',
    ],
    [
      { HELPBUOY_PUBLIC_URL: "https://help.example.com<" },
      'HELPBUOY_PUBLIC_URL must be this server\'s address as visitors see it, without a slash at its end, but is "https://help.example.com<".',
    ],
    [
      { HELPBUOY_MAX_FILE_BYTES: "lots" },
      'HELPBUOY_MAX_FILE_BYTES must be a number of bytes from 1000 to 1000000000, but is "lots".',
    ],
  ] as const)("%j", ([env, sentence]) => {
    expect(() => read(env)).toThrow(new SettingsError(sentence));
  });

  test("of a flag, by the flag", () => {
    expect(() => read({}, { port: "x" })).toThrow(
      new SettingsError('--port must be a whole number from 0 to 65535, but is "x".'),
    );
  });

  test("a secret is not shown", () => {
    expect(() => read({ HELPBUOY_SECRET: "short" })).toThrow(
      new SettingsError("HELPBUOY_SECRET must have at least 32 characters."),
    );
  });

  test("[LM1] nor a model's key or address, which may hold one", () => {
    const sentence = (env: Record<string, string>) => {
      try {
        return JSON.stringify(read(env));
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(sentence({ HELPBUOY_LLM_KEY: "sk canary" })).toBe(
      "HELPBUOY_LLM_KEY must be a key without spaces.",
    );
    for (const url of [
      "https://user:canary@a.example/v1",
      "https://canary@a.example",
      "ftp://canary.example",
      "https://a.example/v1#canary",
      "https://canary.example:99999",
      "canary",
    ]) {
      expect(sentence({ HELPBUOY_LLM_URL: url, HELPBUOY_LLM_MODEL: "m" }), url).toMatch(
        /^HELPBUOY_LLM_URL must be the address of an API like OpenAI's(?!.*canary)/,
      );
    }
    expect(sentence({ HELPBUOY_LLM_URL: "https://a.example/v1" })).toBe(
      "HELPBUOY_LLM_URL and HELPBUOY_LLM_MODEL need one another.",
    );
  });

  test("in the file, by the file", () => {
    const flags = { settings: "s.json" };
    expect(() => read({}, flags, '{"port": true}')).toThrow(
      new SettingsError('"port" in s.json must be a whole number from 0 to 65535, but is true.'),
    );
    expect(() => read({}, flags, '{"prot": 1}')).toThrow(
      new SettingsError('"prot" in s.json is not a setting.'),
    );
    expect(() => read({}, flags, "{")).toThrow(
      new SettingsError("The settings file s.json is not valid JSON."),
    );
    expect(() => read({}, flags, "[]")).toThrow(
      new SettingsError("The settings file s.json must hold one JSON object."),
    );
    expect(() => read({}, flags)).toThrow(
      new SettingsError("The settings file s.json cannot be read."),
    );
  });
});

test("[LM1] a language model is none unless it is named; one of this network may be", () => {
  expect(read()).toMatchObject({ llmUrl: undefined, llmModel: undefined, llmKey: undefined });
  expect(read()).toMatchObject({ llmTimeoutSeconds: 20, llmDailyTokens: 500_000 });
  for (const url of ["http://127.0.0.1:11434/v1", "http://ollama:11434/v1", "https://a.example"]) {
    expect(read({ HELPBUOY_LLM_URL: url, HELPBUOY_LLM_MODEL: "qwen3:8b" }).llmUrl).toBe(url);
  }
});

test.for([
  ["false", { hops: 0 }],
  ["0", { hops: 0 }],
  ["2", { hops: 2 }],
  ["10.0.0.0/8, ::1", { addresses: ["10.0.0.0/8", "::1"] }],
] as const)("trust proxy %s", ([value, trust]) => {
  expect(read({ HELPBUOY_TRUST_PROXY: value }).trustProxy).toEqual(trust);
});

test("anything in the environment gives settings or a SettingsError", () => {
  fc.assert(
    fc.property(
      fc.record({
        PORT: fc.string(),
        HOST: fc.string(),
        HELPBUOY_TRUST_PROXY: fc.string(),
        HELPBUOY_RATE_LIMIT_FACTOR: fc.string(),
      }),
      (env) => {
        try {
          expect(read(env).port).toBeGreaterThanOrEqual(0);
        } catch (error) {
          expect(error).toBeInstanceOf(SettingsError);
        }
      },
    ),
  );
});
