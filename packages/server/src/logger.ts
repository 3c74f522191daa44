import pino from "pino";
import { redact } from "./privacy/redact.ts";

/** What the server writes about itself: never a body, a token or an address of a person. */
export type Logger = {
  debug(fields: object, words: string): void;
  info(fields: object, words: string): void;
  warn(fields: object, words: string): void;
  error(fields: object, words: string): void;
};

// The second fence: no line names these on purpose, and one that does by mistake says nothing.
const secrets = [
  "authorization",
  "body",
  "code",
  "cookie",
  "email",
  "headers",
  "name",
  "password",
  "subject",
  "text",
  "token",
  "url",
];

/** @param destination where lines go; standard output unless given */
export function createLogger(level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // The third: a number or a key in what a library says of itself (SPEC PR6).
    formatters: { log: (fields) => masked(fields) as Record<string, unknown> },
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: "[redacted]" },
  };
  return destination ? pino(options, destination) : pino(options);
}

function masked(value: unknown): unknown {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map(masked);
  const isPlain = value !== null && Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain) return value;
  return Object.fromEntries(
    Object.entries(value as object).map(([key, one]) => [key, masked(one)]),
  );
}

export const silentLogger: Logger = createLogger("silent");

/**
 * An error as it may stand in the log: its kind and where it came from. Never its message, which may
 * hold what somebody typed.
 */
export function errorFields(error: unknown): { error: string; reason?: string; stack?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as NodeJS.ErrnoException;
  return {
    error: error.name,
    ...(typeof code === "string" && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) && { reason: code }),
    // Without the message, which may have several lines.
    stack: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^ {4}at /.test(line))
      .slice(0, 5),
  };
}
