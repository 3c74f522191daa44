/** Numbers as the page writes them, in one language. */
export type Numbers = {
  /** Milliseconds. */
  time(milliseconds: number): string;
  bytes(bytes: number): string;
  share(share: number): string;
  score(score: number): string;
  count(count: number): string;
};

export function createNumbers(locale: string): Numbers {
  const digits = (value: number, most: number, least = most) =>
    value.toLocaleString(locale, { maximumFractionDigits: most, minimumFractionDigits: least });
  return {
    time: (time) => `${digits(time, time < 10 ? 2 : time < 100 ? 1 : 0)} ms`,
    bytes: (bytes) =>
      bytes < 1024 * 1024 ? `${digits(bytes / 1024, 0)} KB` : `${digits(bytes / 1024 ** 2, 1)} MB`,
    share: (share) => `${digits(share * 100, 0)} %`,
    score: (score) => digits(score, 3),
    count: (count) => digits(count, 0),
  };
}
