/*
 * Ticket numbers and look-up codes as people write them (SPEC CV6, CV8). Apart from their schemas:
 * beside one, a bundler keeps all of valibot for the sake of these few functions.
 */

function checkDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10;
}

/** Makes the ticket number of nine digits, e.g. `"482719365"` → `"482-719-3657"`. */
export function formatTicketNumber(nineDigits: string): string {
  const all = nineDigits + checkDigit(nineDigits);
  return `${all.slice(0, 3)}-${all.slice(3, 6)}-${all.slice(6)}`;
}

/** Folds what people type or paste (full-width digits, spaces, any dash) to the shown form. */
export function normalizeTicketNumber(typed: string): string {
  const digits = typed.normalize("NFKC").replace(/\D/g, "");
  return digits.length === 10
    ? `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`
    : digits;
}

/** Whether a number in the shown form has the right length and check digit. */
export function isTicketNumber(number: string): boolean {
  const digits = number.replaceAll("-", "");
  return /^\d{10}$/.test(digits) && checkDigit(digits.slice(0, 9)) === Number(digits[9]);
}

/** Folds case, spaces, dashes and the letters Crockford reads as digits (O → 0, I and L → 1). */
export function normalizeLookupCode(typed: string): string {
  const characters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return characters.match(/.{1,5}/g)?.join("-") ?? "";
}
