import { richTextSchema, richTextToPlainText, type RichText } from "@helpbuoy/protocol";
import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { createAnswerCheck } from "./check-answer.ts";
import type { Passage } from "./passage.ts";

const passage: Passage = {
  number: 1,
  articleId: 7,
  slug: "refund-time",
  title: "退款多久到账 How long a refund takes",
  heading: "",
  text: "退款按原路退回，1至7个工作日到账。\nRefunds arrive within 7 working days. Ask at help@shop.example or https://shop.example, never for a password.",
};

const fragment = fc.oneof(
  fc.constantFrom(
    ..."退款|按原路退回|1至7个工作日到账|Refunds |arrive |within |7 |working days|[1]|[2]|. |。|\n\n|- |**|_|`|never |password |9 |百|".split(
      "|",
    ),
    "[退款](https://evil.example)",
    "[退款](article:refund-time)",
    "[退款](article:other)",
    "![退款](https://evil.example/x.png)",
    "<b>",
    "<img src=x>",
    "https://shop.example",
    "help@shop.example",
    "evil.example",
    "[1]: https://evil.example\n",
    "\u202e",
    "> ",
    "# ",
    "| a |\n| - |\n",
  ),
  fc.string({ maxLength: 8 }),
);
const sentence = fc.constantFrom(
  "退款按原路退回，1至7个工作日到账 [1]。",
  "Refunds arrive within 7 working days [1]. ",
  "- **Refunds** arrive within 7 working days [1]\n",
  "\n\n",
);
const answer = fc
  .array(fc.oneof({ arbitrary: sentence, weight: 4 }, { arbitrary: fragment, weight: 1 }), {
    maxLength: 10,
  })
  .map((parts) => parts.join(""));

function links(tree: RichText): string[] {
  return [...JSON.stringify(tree).matchAll(/"href":"([^"]*)"/g)].map(([, href = ""]) => href);
}

test("[LM2] [LM3] [P15] whatever a model writes, what holds is a plain tree with nothing of its own", () => {
  const check = createAnswerCheck([passage]);
  let held = 0;
  fc.assert(
    fc.property(answer, (markdown) => {
      const checked = check(markdown);
      if (!checked.holds) return;
      held += 1;
      expect(v.is(richTextSchema, checked.body)).toBe(true);
      expect(checked.articleIds).toEqual([7]);
      expect(JSON.stringify(checked.body)).not.toMatch(/"(image|video|table|codeBlock|quote)"/);
      expect(links(checked.body).filter((href) => href !== "article:refund-time")).toEqual([]);
      const text = richTextToPlainText(checked.body);
      expect(text).not.toMatch(/example|@|:\/\/|\u202e/);
      expect((text.match(/\d+/g) ?? []).filter((number) => !["1", "7"].includes(number))).toEqual(
        [],
      );
    }),
    { numRuns: 1_000, seed: 20261121 },
  );
  // Not all that is drawn is nonsense, or this would show nothing.
  expect(held).toBeGreaterThan(100);
}, 30_000);

test("[LM6] the check of the longest answers against the longest passages is quick, and linear as they grow", () => {
  const long = Array.from({ length: 5 }, (_, at): Passage => ({
    ...passage,
    number: at + 1,
    text: "Refunds arrive within 7 working days, 退款按原路退回。\n".repeat(25),
  }));
  const check = createAnswerCheck(long);
  const whole = "Refunds arrive within 7 working days [1][2][3][4][5]. ".repeat(36);
  const begun = performance.now();
  for (let end = 0; end <= whole.length; end += 54) check(whole.slice(0, end));
  expect(performance.now() - begun).toBeLessThan(1_000);
});
