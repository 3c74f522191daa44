// For texts as they are indexed, where they may be traditional; in the page loaded when a query
// holds a character that the index has never seen (`hasUnseen`).
export { toSimplified } from "./to-simplified.ts";
