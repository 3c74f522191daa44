/** A text after a change, and where the caret then stands. */
export type TextEdit = { text: string; at: number };

/** Puts something in the place of what is selected. */
export function insertAt(text: string, from: number, to: number, inserted: string): TextEdit {
  return { text: text.slice(0, from) + inserted + text.slice(to), at: from + inserted.length };
}

/** Puts a mark on both sides of what is selected. */
export function wrapped(text: string, from: number, to: number, mark: string): TextEdit {
  const inner = text.slice(from, to);
  return {
    text: text.slice(0, from) + mark + inner + mark + text.slice(to),
    at: from + mark.length + inner.length + (inner ? mark.length : 0),
  };
}
