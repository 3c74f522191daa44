import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openStored } from "../support/stored.ts";
import { fillTicket, submitTicket } from "../support/ticket-steps.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

/*
 * Flow C as far as the bot goes: composer → outbox → commands route → bot turn (a pure decision) →
 * answer, clarifying choice or "I don't know" with ways on, and from there a ticket that carries the
 * whole talk. Handing over to a person's console comes later.
 */

const browser = await connectChromium();
const stored = openStored(inject("serverFolder"));
afterAll(() => stored.close());

type Turn = { kind: string; citations: { title: string }[] };
type Row = { author: string; turn_json: string | null; helped: number | null; body_json: string };

describe("[F2.52] a talk with the bot on a page of another origin", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await createVisitor({ browser });
    await visitor.visit();
    await visitor.open();
  });
  afterAll(() => visitor.leave());

  const log = () => visitor.panel.getByRole("log");
  const bubbles = () => log().locator(".hb-message");
  const last = () => bubbles().last();
  async function say(text: string): Promise<void> {
    await visitor.panel.getByRole("textbox", { name: "写下你的问题" }).fill(text);
    await visitor.page.keyboard.press("Enter");
    await log().getByText(text, { exact: true }).last().waitFor();
  }
  /** The stored messages of the talk in which a visitor said so last, in order. */
  function talkWith(text: string): Row[] {
    return stored.rows<Row>(
      `select m.* from messages m where m.conversation_id =
        (select conversation_id from messages where author = 'visitor' and body_json like ?
          order by cursor desc limit 1) order by m.cursor`,
      `%${text}%`,
    );
  }
  const turnOf = (row: Row | undefined) => JSON.parse(row?.turn_json ?? "{}") as Turn;

  test("[F2.27] composer: topics to begin with, then the questions of the chosen one", async () => {
    await visitor.panel.getByRole("button", { name: "问智能助手" }).click();
    await log().getByRole("button", { name: "开店与卖货" }).click();
    await log().getByText("关于开店与卖货，想了解什么？").waitFor();
    await log().getByRole("button", { name: "怎么开店" }).click();
    await last().getByText("参考文章").waitFor();
    expect(turnOf(talkWith("怎么开店")[1]).citations.map(({ title }) => title)).toContain(
      "怎么开店",
    );
  });

  test("[F2.27] local echo: what is said stands there before the server has heard it", async () => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await visitor.page.route("**/commands", async (route) => {
      await held;
      await route.continue();
    });
    await say("关店以后保证金怎么退");
    expect(talkWith("关店以后保证金怎么退")).toEqual([]);
    expect(await visitor.panel.getByRole("textbox").inputValue()).toBe("");
    await log().getByText("发送中").waitFor();
    answer();
    await last().getByText("参考文章").waitFor();
    await visitor.page.unroute("**/commands");
  });

  test("[F2.27] [BT1] bot turn: the citation opens its article beside the talk", async () => {
    await last().getByRole("button", { name: "店铺保证金怎么交、怎么退" }).click();
    await visitor.panel
      .getByRole("article")
      .getByRole("heading", { name: "店铺保证金怎么交、怎么退" })
      .waitFor();
    await visitor.panel.getByRole("button", { name: "回到对话" }).first().click();
    await log().getByText("关店以后保证金怎么退", { exact: true }).waitFor();
  });

  test("[F2.45] [BT2] a follow-up keeps the topic", async () => {
    await say("退款多久到账");
    await last().getByRole("button", { name: "退款多久到账" }).waitFor();
    await say("那信用卡呢");
    await expect.poll(() => talkWith("那信用卡呢").at(-1)?.author).toBe("bot");
    const turn = turnOf(talkWith("那信用卡呢").at(-1));
    expect(turn.kind).toBe("answer");
    expect(turn.citations[0]?.title).toBe("退款多久到账");
    await say("要多久");
    await expect
      .poll(() => turnOf(talkWith("要多久").at(-1)).citations[0]?.title)
      .toBe("退款多久到账");
  });

  test("[F2.28] feedback per answer", async () => {
    await last().getByRole("button", { name: "有帮助" }).click();
    await last().getByText("能帮到你就好！").waitFor();
    await expect.poll(() => talkWith("那信用卡呢").at(-1)?.helped).toBe(1);
  });

  test("[F2.28] [BT3] close answers become choices, and the picked one is answered", async () => {
    await say("怎么申诉");
    await last().getByRole("button", { name: "账号被封怎么申诉" }).click();
    await last().getByText("参考文章").waitFor();
    const rows = talkWith("怎么申诉");
    expect(turnOf(rows.at(-3)).kind).toBe("clarify");
    expect(turnOf(rows.at(-1))).toMatchObject({
      kind: "answer",
      citations: [{ title: "账号被封怎么申诉" }],
    });
  });

  test("[F2.28] [BT4] what no article answers is said plainly, with ways on", async () => {
    await say("恐龙怎么灭绝的");
    await last()
      .getByText(/没有找到(确切的)?答案/)
      .waitFor();
    await last().getByRole("button", { name: "找人工客服" }).waitFor();
    await say("帮我写首诗");
    await last().getByText("我还是没有找到答案").waitFor();
    expect(turnOf(talkWith("帮我写首诗").at(-1))).toMatchObject({
      kind: "unknown",
      offerPerson: true,
    });
  });

  test("[F2.20] messages stand in a log, each with its author", async () => {
    expect(await log().getAttribute("aria-label")).toBe("消息");
    expect(await last().innerText()).toContain("智能助手");
    const rows = talkWith("帮我写首诗");
    expect(await bubbles().count()).toBe(rows.length);
  });

  test("[CV1] the talk becomes the ticket: same conversation, every word, bot silent from then on", async () => {
    await last().getByRole("button", { name: "找人工客服" }).click();
    await visitor.panel.getByRole("button", { name: "转成工单" }).click();
    await fillTicket(visitor.panel, { subject: "从对话转来的", description: "请人看看" });
    await submitTicket(visitor.panel);
    await visitor.panel.getByText("工单已提交").waitFor();
    const [ticket] = stored.rows<{ id: string; handler: string; number: string }>(
      "select * from conversations where subject = ?",
      "从对话转来的",
    );
    expect(ticket).toMatchObject({ handler: "queue" });
    expect(ticket?.number).toMatch(/^\d{3}-\d{3}-\d{4}$/);
    const before = talkWith("帮我写首诗").length;
    await visitor.panel.getByRole("button", { name: "查看工单" }).click();
    await visitor.panel.getByRole("textbox", { name: "回复" }).fill("还在吗");
    await visitor.page.keyboard.press("Enter");
    await expect.poll(() => talkWith("帮我写首诗").length).toBe(before + 1);
    await log().getByText("恐龙怎么灭绝的").waitFor();
    expect(talkWith("还在吗").at(-1)?.author).toBe("visitor");
  });
});
