import { join } from "node:path";
import * as v from "valibot";
import {
  apiUrl,
  metricsAddress,
  number,
  text,
  trustProxy,
  wholeNumber,
  yesOrNo,
} from "./setting-kinds.ts";

export type { MetricsAddress, TrustProxy } from "./setting-kinds.ts";

/*
 * Every setting there is. Each can stand in a flag, in the environment or in the settings file, and
 * the first of these that has it counts.
 */

type Setting = {
  env: string;
  flag: string;
  schema: v.GenericSchema<unknown, unknown>;
  /** Follows the setting's name when it does not hold. */
  must: string;
  isSecret?: boolean;
};

const table = {
  port: {
    env: "PORT",
    flag: "port",
    schema: v.pipe(wholeNumber, v.minValue(0), v.maxValue(65_535)),
    must: "must be a whole number from 0 to 65535",
  },
  host: { env: "HOST", flag: "host", schema: text, must: "must be an address or a host name" },
  /** The folder of database, files and media. */
  data: { env: "HELPBUOY_DATA", flag: "data", schema: text, must: "must be a folder" },
  trustProxy: {
    env: "HELPBUOY_TRUST_PROXY",
    flag: "trust-proxy",
    schema: trustProxy,
    must: "must be false, a number of proxies from 0 to 10, or a list of addresses",
  },
  /** Look-up codes are derived of it: who changes it makes those already told useless. */
  secret: {
    env: "HELPBUOY_SECRET",
    flag: "secret",
    schema: v.pipe(v.string(), v.minLength(32)),
    must: "must have at least 32 characters",
    isSecret: true,
  },
  /** Where letters go out; without it none do, and everything else works. */
  smtp: {
    env: "HELPBUOY_SMTP",
    flag: "smtp",
    schema: v.pipe(v.string(), v.regex(/^smtps?:\/\/[^\s/]+/)),
    must: "must be an address as smtp://user:password@mail.example.com:587",
    isSecret: true,
  },
  mailFrom: {
    env: "HELPBUOY_MAIL_FROM",
    flag: "mail-from",
    schema: v.pipe(v.string(), v.regex(/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/)),
    must: "must be the sender's address, as Help <help@example.com>",
  },
  /** Where an answer to a letter goes: Helpbuoy itself reads none. Their sender, unless it is said. */
  mailReplyTo: {
    env: "HELPBUOY_MAIL_REPLY_TO",
    flag: "mail-reply-to",
    schema: v.pipe(v.string(), v.regex(/^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/)),
    must: "must be an address that someone reads, as Help <help@example.com>",
  },
  /** Where links in letters lead. A path at its end is taken off by the proxy that adds it. */
  publicUrl: {
    env: "HELPBUOY_PUBLIC_URL",
    flag: "public-url",
    schema: v.pipe(
      v.string(),
      v.regex(/^https?:\/\/[^\s/]+(\/[^\s]*[^\s/])?$/),
      v.check((url) => URL.canParse(url)),
    ),
    must: "must be this server's address as visitors see it, without a slash at its end",
  },
  /** The folder of the built widget. */
  widget: { env: "HELPBUOY_WIDGET", flag: "widget", schema: text, must: "must be a folder" },
  /** The folder of the built console. */
  console: { env: "HELPBUOY_CONSOLE", flag: "console", schema: text, must: "must be a folder" },
  logLevel: {
    env: "HELPBUOY_LOG_LEVEL",
    flag: "log-level",
    schema: v.picklist(["silent", "error", "warn", "info", "debug"]),
    must: "must be silent, error, warn, info or debug",
  },
  /** Bytes of one attachment. */
  maxFileBytes: {
    env: "HELPBUOY_MAX_FILE_BYTES",
    flag: "max-file-bytes",
    schema: v.pipe(wholeNumber, v.minValue(1_000), v.maxValue(1_000_000_000)),
    must: "must be a number of bytes from 1000 to 1000000000",
  },
  /** Lets webhooks go to http and to hosts of this network too: for an intranet, and for tests. */
  webhooksToPrivateAddresses: {
    env: "HELPBUOY_WEBHOOKS_TO_PRIVATE_ADDRESSES",
    flag: "webhooks-to-private-addresses",
    schema: yesOrNo,
    must: "must be true or false",
  },
  /** The language model that writes answers: any address that speaks OpenAI's API. None unless set. */
  llmUrl: {
    env: "HELPBUOY_LLM_URL",
    flag: "llm-url",
    schema: apiUrl,
    must: "must be the address of an API like OpenAI's, as https://api.example.com/v1, without a user or password",
    isSecret: true,
  },
  llmModel: {
    env: "HELPBUOY_LLM_MODEL",
    flag: "llm-model",
    schema: v.pipe(text, v.maxLength(200)),
    must: "must be the name of a model",
  },
  /** Goes to that address alone, as a bearer token. */
  llmKey: {
    env: "HELPBUOY_LLM_KEY",
    flag: "llm-key",
    schema: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,2000}$/)),
    must: "must be a key without spaces",
    isSecret: true,
  },
  /** For the whole of an answer; then the article's own words are the answer. */
  llmTimeoutSeconds: {
    env: "HELPBUOY_LLM_TIMEOUT_SECONDS",
    flag: "llm-timeout-seconds",
    schema: v.pipe(number, v.minValue(1), v.maxValue(120)),
    must: "must be a number of seconds from 1 to 120",
  },
  /** Of each site, in a day of UTC: what is asked and what is answered. */
  llmDailyTokens: {
    env: "HELPBUOY_LLM_DAILY_TOKENS",
    flag: "llm-daily-tokens",
    schema: v.pipe(wholeNumber, v.minValue(10_000), v.maxValue(10_000_000_000)),
    must: "must be a whole number of tokens, at least 10000",
  },
  /** Where Prometheus reads what is counted; false: nothing is. Never the port visitors use. */
  metrics: {
    env: "HELPBUOY_METRICS",
    flag: "metrics",
    schema: metricsAddress,
    must: "must be false, a port of this machine, or an address as 10.0.0.5:9464",
  },
  /** After a signal to stop, goes on as before for so long, but says that it is not ready. */
  drainSeconds: {
    env: "HELPBUOY_DRAIN_SECONDS",
    flag: "drain-seconds",
    schema: v.pipe(number, v.minValue(0), v.maxValue(300)),
    must: "must be a number of seconds from 0 to 300",
  },
  /**
   * When a write counts as done. `normal` answers before it lies on the disk: seven times as many
   * writes a second, and a power cut or a crash of the machine takes the last of what was answered.
   */
  synchronous: {
    env: "HELPBUOY_SYNCHRONOUS",
    flag: "synchronous",
    schema: v.picklist(["full", "normal"]),
    must: "must be full or normal",
  },
  /** All rate limits are multiplied by it. */
  rateLimitFactor: {
    env: "HELPBUOY_RATE_LIMIT_FACTOR",
    flag: "rate-limit-factor",
    schema: v.pipe(number, v.minValue(0.01), v.maxValue(100_000)),
    must: "must be a number from 0.01 to 100000",
  },
} as const satisfies Record<string, Setting>;

type SettingName = keyof typeof table;
type SettingValue<Name extends SettingName> = v.InferOutput<(typeof table)[Name]["schema"]>;

export type Settings = {
  [Name in Exclude<SettingName, Optional>]: SettingValue<Name>;
} & { [Name in Optional]: SettingValue<Name> | undefined };
/** What has no default. */
type Optional =
  | "secret"
  | "smtp"
  | "mailFrom"
  | "mailReplyTo"
  | "publicUrl"
  | "llmUrl"
  | "llmModel"
  | "llmKey";

const defaults: Settings = {
  port: 8787,
  host: "127.0.0.1",
  data: "./data",
  trustProxy: { hops: 0 },
  secret: undefined,
  smtp: undefined,
  mailFrom: undefined,
  mailReplyTo: undefined,
  publicUrl: undefined,
  widget: join(import.meta.dirname, "../../widget/dist"),
  console: join(import.meta.dirname, "../../console/dist"),
  logLevel: "info",
  maxFileBytes: 10_000_000,
  webhooksToPrivateAddresses: false,
  llmUrl: undefined,
  llmModel: undefined,
  llmKey: undefined,
  llmTimeoutSeconds: 20,
  llmDailyTokens: 500_000,
  metrics: false,
  drainSeconds: 0,
  synchronous: "full",
  rateLimitFactor: 1,
};

/** A setting that does not hold. Its message is one sentence for whoever starts the server. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** The flags of every setting, in the form `node:util` parseArgs takes. */
export const settingFlags = {
  settings: { type: "string" },
  ...Object.fromEntries(Object.values(table).map(({ flag }) => [flag, { type: "string" }])),
} as Record<string, { type: "string" }>;

export type SettingSources = {
  flags: Readonly<Record<string, unknown>>;
  env: Readonly<Record<string, string | undefined>>;
  /** Reads a text file; throws where there is none. */
  readFile: (path: string) => string;
};

/**
 * Reads all settings: flags first, then environment, then the file that `--settings` or
 * HELPBUOY_SETTINGS names, then defaults.
 * @throws SettingsError that names the first one that does not hold
 */
export function readSettings({ flags, env, readFile }: SettingSources): Settings {
  const path = flags["settings"] ?? env["HELPBUOY_SETTINGS"];
  const file = typeof path === "string" && path !== "" ? readSettingsFile(path, readFile) : {};
  const settings: Record<string, unknown> = { ...defaults };
  for (const [name, setting] of Object.entries<Setting>(table)) {
    const sources: [string, unknown][] = [
      [`--${setting.flag}`, flags[setting.flag]],
      [setting.env, env[setting.env] === "" ? undefined : env[setting.env]],
      [`"${name}" in ${path}`, Object.hasOwn(file, name) ? file[name] : undefined],
    ];
    const found = sources.find(([, value]) => value !== undefined);
    if (!found) continue;
    const [source, value] = found;
    const parsed = v.safeParse(setting.schema, value);
    if (!parsed.success) {
      const shown = setting.isSecret ? "" : `, but is ${JSON.stringify(value)}`;
      throw new SettingsError(`${source} ${setting.must}${shown}.`);
    }
    settings[name] = parsed.output;
  }
  return whole(settings as Settings);
}

/** What one setting asks of others. */
function whole(settings: Settings): Settings {
  const { smtp, mailFrom, publicUrl, llmUrl, llmModel } = settings;
  if (smtp !== undefined && (mailFrom === undefined || publicUrl === undefined)) {
    throw new SettingsError(
      "HELPBUOY_SMTP needs HELPBUOY_MAIL_FROM and HELPBUOY_PUBLIC_URL beside it: a letter has a sender and a link.",
    );
  }
  if ((llmUrl === undefined) !== (llmModel === undefined)) {
    throw new SettingsError("HELPBUOY_LLM_URL and HELPBUOY_LLM_MODEL need one another.");
  }
  return settings;
}

function readSettingsFile(
  path: string,
  readFile: (path: string) => string,
): Record<string, unknown> {
  let content: unknown;
  try {
    content = JSON.parse(readFile(path));
  } catch (error) {
    const why = error instanceof SyntaxError ? "is not valid JSON" : "cannot be read";
    throw new SettingsError(`The settings file ${path} ${why}.`);
  }
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    throw new SettingsError(`The settings file ${path} must hold one JSON object.`);
  }
  const unknown = Object.keys(content).find((name) => !Object.hasOwn(table, name));
  if (unknown !== undefined) {
    throw new SettingsError(`"${unknown}" in ${path} is not a setting.`);
  }
  return content as Record<string, unknown>;
}
