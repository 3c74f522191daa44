import pino from "pino";

/** What the server writes about itself: never a body, a token or an address of a person. */
export type Logger = {
  debug(fields: object, words: string): void;
  info(fields: object, words: string): void;
  warn(fields: object, words: string): void;
  error(fields: object, words: string): void;
};

export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

export const silentLogger: Logger = createLogger("silent");
