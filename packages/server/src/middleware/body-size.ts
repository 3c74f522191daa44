import { bodyLimit } from "hono/body-limit";
import { ProblemError } from "../problem/problem-error.ts";

/** Bytes of a body that is read whole. */
const MOST = 256 * 1024;

/** Stops reading a body as soon as it is too big, whatever length it claims. */
export const jsonBodySize = bodyLimit({
  maxSize: MOST,
  onError: () => {
    throw new ProblemError("body_too_big");
  },
});
