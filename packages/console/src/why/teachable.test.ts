import { describe, expect, test } from "vitest";
import { levelOf, teachable } from "./teachable.ts";

describe("whether a visitor's question can be confirmed for an article", () => {
  const alone = (asked: string) => ({ kind: "answer" as const, asked, searched: asked });

  test("what stands on its own can", () => {
    expect(teachable(alone("when do i get my refund"))).toBe("yes");
  });

  test("a follow-up cannot: alone it would ask for anything", () => {
    expect(teachable({ ...alone("how long?"), searched: "Refunds how long?" })).toBe("together");
  });

  test("a greeting is no question", () => {
    expect(teachable({ ...alone("hello"), kind: "smalltalk" })).toBe("no_question");
  });

  test("neither can several questions at once, nor a letter", () => {
    const parts = ["where is my parcel", "can i cancel"];
    expect(teachable({ ...alone(parts.join("? ")), parts })).toBe("several");
    expect(teachable(alone("x".repeat(301)))).toBe("too_long");
  });
});

test("probabilities in words", () => {
  expect([0.7, 0.69, 0.4, 0.39].map(levelOf)).toEqual(["high", "middling", "middling", "low"]);
});
