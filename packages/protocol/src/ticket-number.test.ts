import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { lookupCodeSchema, ticketNumberSchema } from "./ticket-number-schema.ts";
import { formatTicketNumber, isTicketNumber, normalizeTicketNumber } from "./ticket-number.ts";

const nineDigits = fc.stringMatching(/^\d{9}$/);

test("[CV6] a number made here holds, however its groups are typed", () => {
  fc.assert(
    fc.property(nineDigits, (digits) => {
      const number = formatTicketNumber(digits);
      expect(number).toMatch(/^\d{3}-\d{3}-\d{4}$/);
      expect(isTicketNumber(number)).toBe(true);
      expect(normalizeTicketNumber(` ${number.replaceAll("-", " ")} `)).toBe(number);
    }),
  );
});

test("[CV6] one wrong digit never holds (ISO 7064 MOD 11,10)", () => {
  fc.assert(
    fc.property(nineDigits, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, place, by) => {
      const number = formatTicketNumber(digits).replaceAll("-", "");
      const wrong = (Number(number[place]) + by) % 10;
      const changed = number.slice(0, place) + wrong + number.slice(place + 1);
      expect(isTicketNumber(normalizeTicketNumber(changed))).toBe(false);
    }),
  );
});

test("[CV6] full-width digits and long dashes are read as typed on a Chinese keyboard", () => {
  const number = formatTicketNumber("482719365");
  const wide = number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  expect(v.parse(ticketNumberSchema, wide.replaceAll("-", "—"))).toBe(number);
  expect(v.safeParse(ticketNumberSchema, "12345").success).toBe(false);
});

test("a look-up code is read through case, spaces and letters that look like digits", () => {
  expect(v.parse(lookupCodeSchema, "k7qf2 9xj3m oil00 abcde")).toBe("K7QF2-9XJ3M-01100-ABCDE");
  expect(v.safeParse(lookupCodeSchema, "K7QF2-9XJ3M").success).toBe(false);
});
