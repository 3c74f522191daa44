import type { Attributes } from "@helpbuoy/protocol";
import { CommandError } from "./public-face.ts";

const MOST = 40;
const NAME = 60; // characters
const TEXT = 500; // characters

/**
 * What the host says of the visitor with `setAttributes`, as a copy.
 * @throws CommandError `bad_arguments`
 */
export function readAttributes(given: unknown): Attributes {
  const pairs = typeof given === "object" && given !== null ? Object.entries(given) : undefined;
  const isGood = ([name, value]: [string, unknown]) =>
    name.length > 0 &&
    name.length <= NAME &&
    (typeof value === "boolean" ||
      Number.isFinite(value) ||
      (typeof value === "string" && value.length <= TEXT));
  if (!pairs || pairs.length > MOST || !pairs.every(isGood)) {
    throw new CommandError(
      "bad_arguments",
      `setAttributes takes { name: value, … }: at most ${MOST}, each a text of up to ${TEXT} characters, a number or a boolean`,
    );
  }
  return Object.fromEntries(pairs) as Attributes;
}
