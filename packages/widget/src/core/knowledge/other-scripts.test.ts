import { buildIndex } from "@helpbuoy/search";
import { effect } from "@preact/signals-core";
import { expect, test, vi } from "vitest";
import { createOtherScripts } from "./other-scripts.ts";

const environment = { ticks: () => 0, yieldToPage: async () => {} };
const chinese = buildIndex([
  { id: "refund", fields: { title: "退款多久到账" } },
  { id: "video", fields: { title: "视频无法显示" } },
]);
const english = buildIndex([
  { id: "refund", fields: { title: "When does my refund arrive" } },
  { id: "alipay", fields: { title: "Pay with 支付宝" } },
]);

/** What an effect that asks is answered, again and again. */
function ask(index: typeof chinese, asked: string) {
  const { find } = createOtherScripts(environment);
  const answers: ReturnType<typeof find>[] = [];
  effect(() => void answers.push(find(index, asked, 10)));
  return answers;
}

test("Latin letters find Chinese titles as soon as their sounds are there", async () => {
  const answers = ask(chinese, "tuikuan");
  expect(answers).toEqual([[]]);
  await vi.waitFor(() => expect(answers.length).toBe(2));
  expect(answers[1]?.map(({ id, said }) => [id, said])).toEqual([["refund", "退款"]]);
});

test("traditional characters find simplified titles, and say what was read", async () => {
  const answers = ask(chinese, "視頻顯示");
  await vi.waitFor(() => expect(answers.length).toBe(2));
  expect(answers[1]?.[0]).toMatchObject({ id: "video", said: "视频显示" });
});

test("what an index can answer is answered once and at once", async () => {
  for (const [index, asked] of [
    [chinese, "退款"],
    [english, "refund"],
    [english, "支付宝"],
  ] as const) {
    const answers = ask(index, asked);
    await import("@helpbuoy/search/pinyin");
    await import("@helpbuoy/search/traditional");
    await Promise.resolve();
    expect(answers.map((hits) => hits.length > 0)).toEqual([true]);
  }
});

test("where their code does not come, search does without, and does not ask again", async () => {
  let asked = 0;
  const gone = async () => {
    asked++;
    throw new Error("offline");
  };
  const { find } = createOtherScripts(environment, { pinyin: gone, traditional: gone });
  for (let time = 0; time < 2; time++) {
    expect(find(chinese, "tuikuan", 10)).toEqual([]);
    expect(find(chinese, "視頻", 10)).toEqual([]);
    await Promise.resolve();
  }
  expect(asked).toBe(2);
  expect(find(chinese, "退款", 10)[0]?.id).toBe("refund");
});
