// What the server needs to train a model and send it to a page; nothing here belongs into one.
export { compress } from "./compress.ts";
export { encode } from "./encode.ts";
export { encodeIntentModel, trainInSlices, trainIntentModel } from "./train.ts";
export type { Example } from "./examples.ts";
export type { IntentOptions, TrainedIntentModel } from "./train.ts";
