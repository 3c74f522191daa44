import { expect, test } from "vitest";
import { acceptedEncoding } from "./accepted-encoding.ts";

test.for([
  ["gzip, deflate, br, zstd", "br"],
  ["gzip", "gzip"],
  ["br;q=0, gzip;q=0.5", "gzip"],
  ["BR", "br"],
  ["identity", undefined],
  ["brotli, gzipped", undefined],
  ["", undefined],
  [undefined, undefined],
] as const)("%s gets %s", ([header, encoding]) => {
  expect(acceptedEncoding(header)).toBe(encoding);
});

test("only what is there is offered", () => {
  expect(acceptedEncoding("br, gzip", ["gzip"])).toBe("gzip");
  expect(acceptedEncoding("br", ["gzip"])).toBeUndefined();
});
