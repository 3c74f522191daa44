import { expect, test } from "vitest";
import { fillReply } from "./canned-reply.ts";

test("[CN1] variables are filled, with or without spaces; what is unknown stays to be seen", () => {
  const reply = "I am {{agent}}, this is {{ number }}. {{orderDate}} {{subject}}";
  expect(fillReply(reply, { agent: "Li", number: "135-063-7285" })).toBe(
    "I am Li, this is 135-063-7285. {{orderDate}} {{subject}}",
  );
  expect(fillReply("{{toString}} {{constructor}}", {})).toBe("{{toString}} {{constructor}}");
});

test("[CN1] a value is text: what a visitor wrote makes no link and no variable", () => {
  const filled = fillReply("About {{subject}}", { subject: "[*pay*](https://evil.example)" });
  expect(filled).toBe("About \\[\\*pay\\*\\](https\\://evil.example)");
  expect(fillReply("{{subject}}", { subject: "{{agent}}", agent: "Li" })).toBe("{{agent}}");
});
