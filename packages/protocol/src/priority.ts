import * as v from "valibot";

/** From the least to the most. */
export const prioritySchema = v.picklist(["low", "normal", "high", "urgent"]);
export type Priority = v.InferOutput<typeof prioritySchema>;
