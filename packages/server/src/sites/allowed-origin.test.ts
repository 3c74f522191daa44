import fc from "fast-check";
import { expect, test } from "vitest";
import { isAllowedOrigin, normalizeOrigin } from "./allowed-origin.ts";

test.for([
  ["https://Shop.Example.com", "https://shop.example.com"],
  ["HTTPS://shop.example.com:443/", "https://shop.example.com"],
  ["http://shop.example.com:8080", "http://shop.example.com:8080"],
  ["https://例子.example", "https://xn--fsqu00a.example"],
  ["loopback", "loopback"],
  ["null", "null"],
  ["https://shop.example.com/path", undefined],
  ["https://shop.example.com?x", undefined],
  ["https://user@shop.example.com", undefined],
  ["ftp://shop.example.com", undefined],
  ["shop.example.com", undefined],
  ["*", undefined],
  ["https://*.example.com/", "https://*.example.com"],
] as const)("the entry %s is %s", ([typed, origin]) => {
  expect(normalizeOrigin(typed)).toBe(origin);
});

test("[P23] only what is equal is allowed", () => {
  const allowed = ["https://shop.example.com"];
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.constant("null")), (origin) => {
      expect(isAllowedOrigin(origin, allowed)).toBe(origin === allowed[0]);
    }),
  );
  // A star is no pattern.
  expect(isAllowedOrigin("https://a.example.com", ["https://*.example.com"])).toBe(false);
  expect(isAllowedOrigin("null", ["loopback"])).toBe(false);
});
