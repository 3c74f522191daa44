/** Something to type, and what it shows. */
export type Sample = { kind: string; text: string };

const en: readonly Sample[] = [
  { kind: "half typed", text: "how long a ref" },
  { kind: "with slips", text: "how long a refnud takes" },
  { kind: "keywords", text: "parcel stuck" },
  { kind: "a question", text: "my parcel has not moved for a week, what can I do?" },
  {
    kind: "two questions",
    text: "How do I change my phone number? And how do I close my account?",
  },
  { kind: "one word", text: "refund" },
  { kind: "upset", text: "My account was hacked, this is ridiculous" },
  { kind: "not ours", text: "what is the weather like" },
];

const zh: readonly Sample[] = [
  { kind: "没打完", text: "退款多" },
  { kind: "有错字", text: "退宽多久到帐" },
  { kind: "拼音", text: "tuikuanduojiu" },
  { kind: "首字母", text: "tkdjdz" },
  { kind: "繁体", text: "退款多久到賬" },
  { kind: "关键词", text: "手机号 换" },
  { kind: "整句问题", text: "物流好几天没更新了怎么办？" },
  { kind: "两个问题", text: "怎么换绑手机号？怎么注销账号？" },
  { kind: "一个词", text: "退款" },
  { kind: "不高兴", text: "我的号被盗了，你们太过分了" },
  { kind: "不归我们", text: "今天天气怎么样" },
];

export const samplesOf = (locale: string): readonly Sample[] => (locale.startsWith("zh") ? zh : en);

const LETTER = 45; // ms between letters, as quick fingers type

/**
 * Types a text letter by letter into a field, as a person would: every letter is an `input` event.
 * At once where people asked their system for less motion.
 */
export async function typeInto(
  field: HTMLInputElement,
  text: string,
  signal: AbortSignal,
): Promise<void> {
  const letters = [...text];
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (let typed = isStill ? letters.length : 1; typed <= letters.length; typed++) {
    if (signal.aborted) return;
    field.value = letters.slice(0, typed).join("");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, LETTER));
  }
}
