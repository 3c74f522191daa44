import type { Film } from "./film.ts";
import { returnAndRefund } from "./film-return-and-refund.ts";
import { uploadFails } from "./film-upload-fails.ts";

/** Every film by its name. */
export const films = new Map<string, Film>([
  ["upload-fails", uploadFails],
  ["return-and-refund", returnAndRefund],
]);
