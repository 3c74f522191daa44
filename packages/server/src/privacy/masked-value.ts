/** Fewer characters than this say too much when four of them are shown. */
const LONG_ENOUGH = 8;

/** As it is shown to those who may not see it: `••••1234`, enough to ask "the card that ends in 1234?". */
export function maskedValue(value: string): string {
  const typed = value.replace(/[\s-]/g, "");
  return `••••${typed.length >= LONG_ENOUGH ? typed.slice(-4) : ""}`;
}
