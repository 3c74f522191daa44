// What the package offers of the intent model: training for servers, `classify` for both.
export { classify } from "./classify.ts";
export { decodeIntentModel } from "./decode.ts";
export { encode } from "./encode.ts";
export { encodeIntentModel, trainIntentModel } from "./train.ts";
export type { Classified, Intent } from "./classify.ts";
export type { Example } from "./examples.ts";
export type { IntentModel } from "./intent-model.ts";
export type { IntentOptions, TrainedIntentModel } from "./train.ts";
