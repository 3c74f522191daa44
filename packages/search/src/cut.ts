/** As many sentences as there are. */
export const SENTENCES = /.*([\n。！？!?；;]|\.(?=\s))/s;

/**
 * Cuts a text into pieces of at most `max` UTF-16 units, at a sentence's end, else at a space,
 * else anywhere but inside a surrogate pair.
 */
export function* cut(text: string, max: number): Generator<string, void> {
  let from = 0;
  while (text.length - from > max) {
    const to = from + cutPoint(text.slice(from, from + max));
    yield text.slice(from, to);
    from = to;
  }
  yield text.slice(from);
}

/** Where to end a piece that begins with this window. */
export function cutPoint(window: string): number {
  const sentence = SENTENCES.exec(window)?.[0].length ?? 0;
  // A break in the first half would leave scraps.
  if (sentence > window.length / 2) return sentence;
  const space = window.lastIndexOf(" ") + 1;
  if (space > window.length / 2) return space;
  const last = window.charCodeAt(window.length - 1);
  return last >= 0xd800 && last < 0xdc00 ? window.length - 1 : window.length;
}
