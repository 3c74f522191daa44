import fc from "fast-check";
import { expect, test } from "vitest";
import { buildIndex, createIndexBuilder } from "./index-builder.ts";
import { search } from "./search.ts";
import { lineText } from "./search-index.ts";
import type { SearchDocument } from "./search-index.ts";

const word = fc.constantFrom("退款", "到账", "pay", "card", "refund", "手机", "x1", "🙂", "，");
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(" "));
const documents = fc.array(
  fc.record({ title: text, questions: fc.array(text, { maxLength: 3 }), body: text }),
  { maxLength: 12 },
);
const named = (list: readonly SearchDocument["fields"][]): SearchDocument[] =>
  list.map((fields, at) => ({ id: `d${at}`, fields }));

test("two builds driven in turns give what two builds in one go give", () => {
  fc.assert(
    fc.property(documents, documents, (one, other) => {
      const builds = [one, other].map((list) => {
        const builder = createIndexBuilder();
        builder.add(named(list));
        return builder.build();
      });
      const done = builds.map(() => false);
      while (done.includes(false)) {
        builds.forEach((steps, at) => {
          const step = done[at] ? undefined : steps.next();
          if (!step?.done) return;
          done[at] = true;
          expect(step.value).toEqual(buildIndex(named(at === 0 ? one : other)));
        });
      }
    }),
    { numRuns: 50 },
  );
});

test("a step is a small part of the work, in long texts and in many", () => {
  const count = (list: readonly SearchDocument[]) => {
    const builder = createIndexBuilder();
    builder.add(list);
    return [...builder.build()].length;
  };
  const long = "退款会在三个工作日内到账。".repeat(2000);
  expect(count([{ id: "a", fields: { body: long } }])).toBeGreaterThan(50);
  const titles = Array.from({ length: 4000 }, (_, at) => ({
    id: `${at}`,
    fields: { title: `How do I reset password number ${at}` },
  }));
  expect(count(titles)).toBeGreaterThan(500);
});

test("the old index answers while a new one with more fields is built", () => {
  const old = buildIndex([{ id: "a", fields: { title: "退款多久到账" } }]);
  const builder = createIndexBuilder();
  builder.add([{ id: "a", fields: { title: "退款多久到账", body: "银行卡三天" } }]);
  const steps = builder.build();
  steps.next();
  expect(search(old, "退款")[0]?.id).toBe("a");
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(search(old, "银行卡")).toEqual([]);
  expect(search(step.value, "银行卡")[0]?.id).toBe("a");
});

test("a field not known by name counts as a body", () => {
  const index = buildIndex([
    { id: "by-note", fields: { title: "账号", note: "退款到账" } },
    { id: "by-body", fields: { title: "账号", body: "退款到账" } },
    { id: "by-title", fields: { title: "退款到账", note: "账号" } },
  ]);
  const [first, second, third] = search(index, "退款到账");
  expect([first?.id, second?.id, third?.id]).toEqual(["by-title", "by-note", "by-body"]);
  expect(second?.score).toBe(third?.score);
});

test("keeps every word of a long text, in lines of bounded length", () => {
  const body = Array.from({ length: 500 }, (_, at) => `word${at}`).join(" ");
  const index = buildIndex([{ id: "a", fields: { body } }]);
  const lines = Array.from(index.lineDocs, (_, line) => lineText(index, line));
  expect(lines.join(" ").split(/ +/).filter(Boolean)).toEqual(body.split(" "));
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(300);
});
