import { emptyDeskRecord } from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import { conversationOf, messageOf } from "../testing/entries.ts";
import { quoteOf, wantedWords } from "./article-quote.ts";

const entryOf = (...said: string[]) => ({
  snapshot: {
    conversation: conversationOf({ subject: "A parcel" }),
    messages: said.map((text, index) => messageOf({ id: String(index), text })),
    cursor: 1,
  },
  record: emptyDeskRecord("c"),
});

test("[F3.85] what is searched for is what the visitor wants, not their thanks", () => {
  expect(wantedWords(entryOf("How long does a refund take?", "Thanks"))).toBe(
    "How long does a refund take?",
  );
  expect(wantedWords(entryOf())).toBe("A parcel");
});

test("[F3.85] an excerpt that begins in the middle of a sentence is not quoted", () => {
  const hit = { articleId: "refunds", title: "Refunds", highlights: [], score: 1 };
  const whole = quoteOf({ ...hit, excerpt: "Within 7 days." } as never);
  expect(whole).toBe("Within 7 days.\n\n[Refunds](article:refunds)");
  expect(quoteOf({ ...hit, excerpt: "…7 days." } as never)).toBe("[Refunds](article:refunds)");
});
