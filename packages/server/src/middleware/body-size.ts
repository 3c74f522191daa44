import { bodyLimit } from "hono/body-limit";
import { MOST_PICTURE_BYTES } from "../pictures/pictures.service.ts";
import { ProblemError } from "../problem/problem-error.ts";

/** Bytes of a body that is read whole. */
const MOST = 256 * 1024;

/** Bytes of a list that may be long: of 500 groups of synonyms in Chinese, say. */
const MOST_OF_LIST = 1024 * 1024;

/** Stops reading a body as soon as it is too big, whatever length it claims. */
export const jsonBodySize = jsonSize(MOST);

/** The same where a whole long list is sent. */
export const longListSize = jsonSize(MOST_OF_LIST);

/** Of a picture of an agent, or a logo. */
export const pictureSize = bodyLimit({
  maxSize: MOST_PICTURE_BYTES,
  onError: () => {
    throw new ProblemError("file_too_big");
  },
});

function jsonSize(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new ProblemError("body_too_big");
    },
  });
}
