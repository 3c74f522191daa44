/** An English word without its ending, roughly: joins refund, refunds, refunded and refunding. */
export function stem(word: string): string {
  if (word.length < 4 || /[^a-z]/.test(word)) return word;
  return word
    .replace(/ies$/, "y")
    .replace(/([^s])s$/, "$1")
    .replace(/(.{3})(ing|ed|er|ly|ment|ation)$/, "$1")
    .replace(/(.)\1$/, "$1")
    .replace(/e$/, "");
}
