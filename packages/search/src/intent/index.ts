// What the page needs to use a model; what trains one is `training.ts`, for the server.
export { classify } from "./classify.ts";
export { decodeIntentModel } from "./decode.ts";
export type { Classified, Intent } from "./classify.ts";
export type { IntentModel } from "./intent-model.ts";
