import { afterEach, expect, test, vi } from "vitest";
import { giveToken, printOf, subjectOf } from "./identity-token.ts";

const jwt = (claims: object) =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2lnbmVk`;

afterEach(() => {
  vi.useRealTimers();
});

test("reads whom a token names, whatever letters they are written in", () => {
  expect(subjectOf(jwt({ sub: "user-7", name: "Li Hua" }))).toBe("user-7");
  expect(subjectOf(jwt({ sub: "李华?>~" }))).toBe("李华?>~");
});

test.each([["x"], ["a.b.c"], [jwt({})], [jwt({ sub: 7 })], [jwt({ sub: "" })], ["a.bnVsbA.c"]])(
  "%s names nobody",
  (token) => {
    expect(subjectOf(token)).toBeUndefined();
  },
);

test("[ID4] a token of the same person is told from one that says something else of them", () => {
  const said = { sub: "user-7", name: "李华", attributes: { plan: "gold" } };
  const print = printOf(jwt({ ...said, iat: 1, exp: 2 }));
  expect(printOf(jwt({ exp: 9, iat: 8, ...said }))).toBe(print);
  expect(printOf(jwt({ ...said, attributes: { plan: "silver" } }))).not.toBe(print);
  expect(printOf(jwt({ ...said, sub: "user-8" }))).not.toBe(print);
  expect(printOf("x")).toBe(printOf(jwt({})));
});

test("a function may be async, give nothing, fail or hang", async () => {
  expect(await giveToken("fixed")).toBe("fixed");
  expect(await giveToken(async () => "made")).toBe("made");
  expect(await giveToken(() => undefined)).toBeUndefined();
  await expect(
    giveToken(() => {
      throw new Error("the page's own");
    }),
  ).rejects.toMatchObject({ kind: "offline" });
  vi.useFakeTimers();
  const hanging = giveToken(() => new Promise(() => {})).catch((cause: unknown) => cause);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await hanging).toMatchObject({ kind: "offline" });
});
