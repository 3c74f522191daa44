/*
 * Finds what nobody should have written: card numbers, Chinese ID numbers, passwords and keys. What
 * only looks like one is left: a mask over an order number helps nobody (SPEC PR6).
 */

/** Digits in groups, as people type them; the last character of an ID number may be an X. */
const RUN = /\d(?:[ \u00a0-]?\d){12,40}[Xx]?/g;

/** Length and first digits of the numbers that card schemes give out. */
const CARDS: readonly [pattern: RegExp, lengths: readonly number[]][] = [
  [/^4/, [13, 16, 19]], // Visa
  [/^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]], // Mastercard
  [/^(62|81)/, [16, 17, 18, 19]], // UnionPay
  [/^3[47]/, [15]], // American Express
  [/^(30[0-5]|36|38)/, [14]], // Diners Club
  [/^35(2[89]|[3-8])/, [16]], // JCB
  [/^(6011|64[4-9]|65)/, [16]], // Discover
];

const VALUE = "[\\x21-\\x7e]{4,}";
const SECRETS: readonly [pattern: RegExp, replacement: string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, "••••"],
  [/\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{16,}/gi, "$1 ••••"],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+/g, "••••"],
  [
    /\b(?:sk|pk|rk)[-_][\w-]{16,}|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bLTAI[0-9A-Za-z]{12,}|\bgh[pousr]_\w{20,}|\bxox[abeprs]-[\w-]{10,}|\bAIza[\w-]{35}/g,
    "••••",
  ],
  [
    new RegExp(
      `((?:password|passwd|passphrase|pwd|api[ _-]?key|access[ _-]?key|secret(?:[ _-]?key)?|token|密码|口令|密钥)["']?\\s*(?:[:：=]|\\bis\\b|是|为)\\s*)${VALUE}`,
      "gi",
    ),
    "$1••••",
  ],
];

/** A text with all of these masked; a number keeps its last four characters. */
export function redact(text: string): string {
  let masked = text.replace(/[０-９]/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0xfee0),
  );
  if (!RUN_AT_ALL.test(masked)) masked = text;
  else {
    const shown = masked.replace(RUN, redactRun);
    // Full-width digits stay as they were typed where nothing was masked.
    masked = shown === masked ? text : shown;
  }
  for (const [pattern, replacement] of SECRETS) masked = masked.replace(pattern, replacement);
  return masked;
}
const RUN_AT_ALL = /\d(?:[ \u00a0-]?\d){12}/;

/** Masks the numbers in a run of digits: each begins and ends where a group does. */
function redactRun(run: string): string {
  const places = [...run].flatMap((character, at) => (/[\dXx]/.test(character) ? [at] : []));
  const isEdge = (at: number) => at < 0 || at >= run.length || !/[\dXx]/.test(run.charAt(at));
  for (let first = 0; first + 13 <= places.length; first += 1) {
    const start = places[first] as number;
    if (!isEdge(start - 1)) continue;
    for (let length = Math.min(19, places.length - first); length >= 13; length -= 1) {
      const end = places[first + length - 1] as number;
      if (!isEdge(end + 1)) continue;
      const number = run.slice(start, end + 1).replace(/[^\dXx]/g, "");
      if (!isCardNumber(number) && !isIdNumber(number)) continue;
      const rest = run.slice(end + 1);
      return `${run.slice(0, start)}••••${number.slice(-4)}${redactRun(rest)}`;
    }
  }
  return run;
}

/** A number of a card scheme whose check digit holds (ISO/IEC 7812-1, Luhn). */
export function isCardNumber(number: string): boolean {
  if (!/^\d{13,19}$/.test(number)) return false;
  if (!CARDS.some(([first, lengths]) => lengths.includes(number.length) && first.test(number))) {
    return false;
  }
  let sum = 0;
  [...number].reverse().forEach((digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}

/** A resident identity number of China whose date is one and whose check character holds (GB 11643-1999). */
export function isIdNumber(number: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(number)) return false;
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  const time = Date.parse(`${born}T00:00:00Z`);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(born)) return false;
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += Number(number[at]) * (2 ** (17 - at) % 11);
  return "10X98765432"[sum % 11] === number[17]?.toUpperCase();
}
