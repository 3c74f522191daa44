// The entry `@helpbuoy/client/event-stream`: loaded when something is to be followed, so that the
// parser weighs on nobody who only searches.
export { follow, type FollowOptions, type StreamState } from "./follow.ts";
export { readEventStream } from "./read-event-stream.ts";
