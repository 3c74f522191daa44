import { BackendError } from "./backend-error.ts";

/** One segment of a path. */
export const placeIn = (id: string | number): string => encodeURIComponent(String(id));

/** The JSON of an answer; `invalid_response` where it is none. */
export function parseAnswer<Answer>(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch (cause) {
    throw new BackendError("invalid_response", { cause });
  }
}
