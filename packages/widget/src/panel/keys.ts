/**
 * Whether a key belongs to an input method: Enter then picks a word and must not send. Safari ends
 * the composition before that keydown and tells it only by key code 229.
 */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** Whether Enter was pressed to send: not to pick a word, and not with Shift to break the line. */
export function isSendKey(event: KeyboardEvent): boolean {
  return event.key === "Enter" && !event.shiftKey && !isComposing(event);
}
