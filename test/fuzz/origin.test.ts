import fc from "fast-check";
import { expect } from "vitest";
import {
  isAllowedOrigin,
  normalizeOrigin,
} from "../../packages/server/src/sites/allowed-origin.ts";
import { fuzz, textOf } from "./fuzz.ts";

const pieces = [
  ..."./:@?#\\*%-_ \t\n\0[]",
  "https://",
  "HTTPS://",
  "http://",
  "file://",
  "null",
  "loopback",
  "localhost",
  "127.0.0.1",
  "[::1]",
  "[::ffff:127.0.0.1]",
  "2130706433",
  "shop.example.com",
  "Shop.Example.com",
  "example.com",
  ".evil.example",
  "evil-",
  ":443",
  ":80",
  ":8443",
  ":99999",
  "user@",
  "xn--fsqu00a",
  "例子",
  "\u3002",
  "\u00ad",
  "%2e",
];
const origin = textOf(pieces, 8);

fuzz(
  "[P23] what was typed is refused, or is an origin as browsers send it, and stays so",
  fc.property(origin, (typed) => {
    const entry = normalizeOrigin(typed);
    if (entry === undefined) return;
    expect(normalizeOrigin(entry)).toBe(entry);
    if (entry === "loopback" || entry === "null") return;
    const { origin: sent, protocol, href } = new URL(entry);
    expect(entry).toBe(sent);
    expect(href).toBe(`${entry}/`);
    expect(protocol).toBeOneOf(["https:", "http:"]);
  }),
);

fuzz(
  "[P23] an origin is allowed that stands in the list to the letter, and no other",
  fc.property(origin, fc.array(origin, { maxLength: 5 }), (sent, typed) => {
    const list = typed.flatMap((one) => normalizeOrigin(one) ?? []);
    const isAllowed = isAllowedOrigin(sent, list);
    if (list.includes(sent) && sent !== "loopback") expect(isAllowed).toBe(true);
    if (!isAllowed || list.includes(sent) || !URL.canParse(sent)) return;
    // `loopback` alone stands for more than itself: for this machine, and nothing that looks like it.
    expect(list).toContain("loopback");
    const { hostname, origin: own } = new URL(sent);
    expect(hostname).toBeOneOf(["localhost", "127.0.0.1", "[::1]"]);
    expect(new URL(own).hostname).toBe(hostname);
  }),
);

const shop = "https://shop.example.com";
fuzz(
  "[P23] what only looks like an allowed origin is none: before, behind, inside, or in another case",
  fc.property(
    fc.constantFrom(...pieces),
    fc.nat({ max: shop.length }),
    fc.nat({ max: 3 }),
    (piece, at, gone) => {
      const trick = shop.slice(0, at) + piece + shop.slice(at + gone);
      expect(isAllowedOrigin(trick, [shop])).toBe(trick === shop);
      expect(isAllowedOrigin(shop.toUpperCase(), [shop])).toBe(false);
    },
  ),
);

fuzz(
  "[P23] what only looks like this machine is none of it",
  fc.property(
    fc.constantFrom("http://localhost:3000", "https://127.0.0.1", "http://[::1]:8787"),
    fc.constantFrom(...pieces),
    fc.nat({ max: 22 }),
    fc.nat({ max: 3 }),
    (own, piece, at, gone) => {
      const trick = own.slice(0, at) + piece + own.slice(at + gone);
      // No browser comes from a port above 65535.
      if (!isAllowedOrigin(trick, ["loopback"]) || !URL.canParse(trick)) return;
      expect(new URL(trick).hostname).toBeOneOf(["localhost", "127.0.0.1", "[::1]"]);
      expect(trick).toMatch(/^https?:\/\/[^/?#@]+$/);
    },
  ),
);
