import { describe, expect, inject, test } from "vitest";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

const browser = await connectChromium();
const server = inject("server");

const words = {
  "zh-CN": {
    link: /搜索与回答/,
    field: "打字试试",
    typed: "退款多久",
    article: "退款多久到账",
    results: "边打边搜",
    question: "当作问题",
    asked: "物流好几天没更新了怎么办？",
    answers: "直接回答",
    answering: "物流一直不动怎么办",
    sample: /今天天气怎么样/,
    unknown: "不知道",
    titles: "10,000 个标题",
  },
  en: {
    link: /Search and answers/,
    field: "Type here",
    typed: "how long a refund",
    article: "How long a refund takes",
    results: "As you type",
    question: "As a question",
    asked: "my parcel has not moved for a week, what can I do?",
    answers: "Answers",
    answering: "My order is stuck",
    sample: /what is the weather like/,
    unknown: "Does not know",
    titles: "10,000 titles",
  },
} as const;
type Locale = keyof typeof words;

async function open(
  address: string,
  locale: Locale,
  colorScheme: "light" | "dark" = "light",
): Promise<Visitor> {
  const visitor = await createVisitor({ browser, locale, colorScheme });
  await visitor.page.goto(server + address);
  return visitor;
}

/** The index is built and what stands in the field is answered. */
const isReady = ({ page }: Visitor) => page.locator("[role=search]:not([aria-busy])").waitFor();
const field = ({ page }: Visitor) => page.getByRole("searchbox");
const region = ({ page }: Visitor, name: string) => page.getByRole("region", { name });
const figure = ({ page }: Visitor, name: string) => page.locator(`[data-figure="${name}"]`);
const milliseconds = async (visitor: Visitor, name: string) =>
  Number(/^([\d.]+) ms$/.exec((await figure(visitor, name).innerText()).replace(",", ""))?.[1]);

async function checkAxe({ page }: Visitor): Promise<void> {
  expect(await axeProblems(page)).toEqual([]);
}

describe.each([
  ["zh-CN", "light"],
  ["en", "dark"],
] as const)("[F5.30] the playground's search page: %s, %s", (locale, colorScheme) => {
  const text = words[locale];
  const results = (visitor: Visitor) => region(visitor, text.results).getByRole("listitem");

  test("what is typed is found, scored and timed, letter by letter; axe finds nothing", async () => {
    const visitor = await open(`/?locale=${locale}`, locale, colorScheme);
    await visitor.page.getByRole("link", { name: text.link }).click();
    await isReady(visitor);
    await visitor.page.getByRole("searchbox", { name: text.field }).waitFor();
    await checkAxe(visitor);
    await field(visitor).pressSequentially(text.typed);
    const first = results(visitor).first();
    await expect.poll(() => first.getByRole("heading").innerText()).toBe(text.article);
    expect(await first.locator("mark").count()).toBeGreaterThan(0);
    const score = Number(await first.locator("strong").innerText());
    expect(score).toBeGreaterThan(0.5);
    expect(score).toBeLessThanOrEqual(1);
    expect(await figure(visitor, "typed").innerText()).toBe(String(text.typed.length));
    for (const name of ["last", "median", "p99", "build", "longest"]) {
      expect(await milliseconds(visitor, name), name).toBeGreaterThan(0);
    }
    expect(await milliseconds(visitor, "p99")).toBeGreaterThanOrEqual(
      await milliseconds(visitor, "median"),
    );
    await checkAxe(visitor);
    await visitor.leave();
  });

  test("the same as a question shows what the bot decides", async () => {
    const visitor = await open(`/search?locale=${locale}`, locale, colorScheme);
    await isReady(visitor);
    await field(visitor).fill(text.asked);
    const pane = region(visitor, text.question);
    await pane.getByText(text.answers, { exact: true }).waitFor();
    await expect.poll(() => pane.getByRole("listitem").first().innerText()).toMatch(/\d+ %/);
    expect(await pane.getByRole("listitem").first().innerText()).toContain(text.answering);
    await checkAxe(visitor);
    await visitor.page.getByRole("button", { name: text.sample }).click();
    await pane.getByText(text.unknown, { exact: true }).waitFor();
    await visitor.leave();
  });

  test("ten thousand titles, on a phone; a reload keeps what was chosen and typed", async () => {
    const visitor = await open(`/search?locale=${locale}`, locale, colorScheme);
    await visitor.page.setViewportSize({ width: 390, height: 844 });
    await isReady(visitor);
    await visitor.page.getByLabel(text.titles).check();
    await expect.poll(() => figure(visitor, "documents").innerText()).toBe("10,000");
    await field(visitor).pressSequentially(text.typed);
    await field(visitor).press("Enter");
    await visitor.page.reload();
    await expect.poll(() => results(visitor).count()).toBeGreaterThan(0);
    expect(await field(visitor).inputValue()).toBe(text.typed);
    expect(await figure(visitor, "documents").innerText()).toBe("10,000");
    await results(visitor).getByRole("heading", { name: text.article, exact: true }).waitFor();
    const width = await visitor.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
    await checkAxe(visitor);
    await visitor.leave();
  });
});

test("[F5.30] a pack that does not come is said, and fetched again when asked", async () => {
  const visitor = await createVisitor({ browser, locale: "en" });
  const { page } = visitor;
  await page.route("**/v1/**", (route) => route.abort());
  await page.goto(`${server}/search?locale=en&q=refund`);
  await page.getByRole("status").getByText("The knowledge pack did not come.").waitFor();
  await page.unroute("**/v1/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await region(visitor, words.en.results).getByRole("listitem").first().waitFor();
  await visitor.leave();
});

test.for([
  ["tuikuanduojiu", "退款多久"],
  ["tkdjdz", "退款多久到账"],
  ["退款多久到賬", "退款多久到账"],
] as const)("[F5.30] %s is understood as %s", async ([typed, understood]) => {
  const text = words["zh-CN"];
  const visitor = await open("/search?locale=zh-CN", "zh-CN");
  await isReady(visitor);
  await field(visitor).fill(typed);
  const first = region(visitor, text.results).getByRole("listitem").first();
  await expect.poll(() => first.getByRole("heading").innerText()).toBe(text.article);
  await first.getByText(`理解为“${understood}”`).waitFor();
  expect((await first.locator("mark").allInnerTexts()).join("")).toBe(understood);
  await visitor.leave();
});
