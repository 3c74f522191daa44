import type { AnsweredField } from "@helpbuoy/protocol";
import type { Locator } from "playwright-core";
import { afterAll, beforeEach, afterEach, describe, expect, inject, test } from "vitest";
import { keptKeys } from "../support/page-traces.ts";
import { openStored } from "../support/stored.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

const browser = await connectChromium();
const stored = openStored(inject("serverFolder"));
afterAll(() => stored.close());

type Ticket = { id: string; fields_json: string; category_slug: string; email: string };
const ticketNamed = (subject: string) =>
  stored.rows<Ticket>("select * from conversations where subject = ?", subject)[0];
const filesOf = (subject: string) =>
  stored.rows<{ name: string; type: string; bytes: number }>(
    "select name, type, bytes from files where conversation_id = ? order by name",
    ticketNamed(subject)?.id ?? "",
  );
const answersOf = (subject: string) =>
  (JSON.parse(ticketNamed(subject)?.fields_json ?? "[]") as AnsweredField[]).map(
    ({ label, value }) => [label, value],
  );

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

describe("the ticket form of a category", () => {
  let visitor: Visitor;
  let panel: Locator;
  beforeEach(async () => {
    visitor = await createVisitor({ browser });
    await visitor.visit();
    await visitor.open();
    panel = visitor.panel;
    await panel.getByRole("button", { name: "提交工单" }).click();
  });
  afterEach(() => visitor.leave());

  const choose = (category: string) =>
    panel.getByRole("listitem").filter({ hasText: category }).getByRole("button").click();
  const form = () => panel.getByRole("form");
  const submit = () => form().getByRole("button", { name: "提交工单" }).click();
  async function pick(button: Locator, name: string): Promise<void> {
    const chooser = visitor.page.waitForEvent("filechooser");
    await button.click();
    await (await chooser).setFiles({ name, mimeType: "image/png", buffer: png });
  }

  test("[F2.29] text, choice, number, date and visibleIf, as the server's data says", async () => {
    await choose("订单与物流");
    await panel.getByLabel("一句话说说问题").fill("杯子碎了");
    await panel.getByLabel("订单编号").fill("2026111800427");
    expect(await panel.getByLabel("退款金额（元）").count()).toBe(0);
    await form().getByText("退款", { exact: true }).click();
    await panel.getByLabel("退款金额（元）").fill("一百");
    await panel.getByLabel("签收日期").fill("2026-11-18");
    await panel.getByLabel("详细情况").fill("收到时就碎了");
    await submit();
    await panel.getByText("请填数字").waitFor();
    await expect
      .poll(() => panel.getByLabel("退款金额（元）").evaluate((one) => one.matches(":focus")))
      .toBe(true);
    await panel.getByLabel("退款金额（元）").fill("128");
    await expect.poll(() => panel.getByText("请填数字").count()).toBe(0);
    await submit();
    await panel.getByText("工单已提交").waitFor();
    expect(ticketNamed("杯子碎了")?.category_slug).toBe("orders");
    expect(answersOf("杯子碎了")).toEqual([
      ["订单编号", "2026111800427"],
      ["希望怎么解决", "refund"],
      ["退款金额（元）", "128"],
      ["签收日期", "2026-11-18"],
    ]);
  });

  test("[F2.29] what is hidden is not asked for and not sent", async () => {
    await choose("订单与物流");
    await panel.getByLabel("一句话说说问题").fill("催发货");
    await panel.getByLabel("订单编号").fill("1");
    await form().getByText("退款", { exact: true }).click();
    await panel.getByLabel("退款金额（元）").fill("不是数字");
    await form().getByText("催发货或查物流", { exact: true }).click();
    expect(await panel.getByLabel("退款金额（元）").count()).toBe(0);
    await panel.getByLabel("详细情况").fill("三天了");
    await submit();
    await panel.getByText("工单已提交").waitFor();
    expect(answersOf("催发货").map(([label]) => label)).toEqual(["订单编号", "希望怎么解决"]);
  });

  test("[F2.29] phone and e-mail are checked as they are meant", async () => {
    await choose("账号与安全");
    await panel.getByLabel("一句话说说问题").fill("换手机号");
    await form().getByText("手机号不用了").click();
    await panel.getByLabel(/账号绑定的手机号/).fill("不记得");
    await panel.getByLabel("详细情况").fill("旧号停机了");
    await panel.getByLabel(/邮箱/).fill("not@mail");
    await submit();
    await panel.getByText(/不像是电话号码/).waitFor();
    await panel.getByText(/不像是邮箱地址/).waitFor();
    await panel.getByLabel(/账号绑定的手机号/).fill("+86 138 0000 0000");
    await panel.getByLabel(/邮箱/).fill("me@example.com");
    await submit();
    await panel.getByText("工单已提交").waitFor();
    expect(ticketNamed("换手机号")?.email).toBe("me@example.com");
    expect(answersOf("换手机号")).toContainEqual(["账号绑定的手机号", "+86 138 0000 0000"]);
  });

  test("[F2.29] files and voice: a recorded note goes along", async () => {
    await choose("故障排查");
    await panel.getByLabel("一句话说说问题").fill("闪退");
    await form().getByText("闪退或打不开").click();
    await panel.getByLabel("手机型号和系统版本").fill("某手机 16");
    await panel.getByLabel("详细情况").fill("一打开就退");
    await pick(
      form()
        .getByRole("group", { name: /截图或录屏/ })
        .getByRole("button"),
      "crash.png",
    );
    await form().getByText("crash.png").waitFor();
    await form().getByRole("button", { name: "录一段语音" }).click();
    await form().getByRole("timer").waitFor();
    await expect.poll(() => form().getByRole("timer").innerText()).toMatch(/0:0[1-9]/);
    await form().getByRole("button", { name: "说完了" }).click();
    await form().getByRole("button", { name: "播放" }).waitFor();
    await submit();
    await panel.getByText("工单已提交").waitFor();
    const files = filesOf("闪退");
    expect(files.map(({ type }) => type).toSorted()).toEqual(["audio/webm", "image/png"]);
    expect(files.every(({ bytes }) => bytes > 0)).toBe(true);
  });

  test("[F2.30] attachments by picker, paste and drop", async () => {
    await choose("其他问题");
    await panel.getByLabel("一句话说说问题").fill("三种附件");
    await form().getByText("使用咨询").click();
    await panel.getByLabel("详细情况").fill("picker, paste, drop");
    await pick(form().getByRole("button", { name: "添加文件" }).last(), "picked.png");
    for (const [type, name] of [
      ["paste", "pasted.png"],
      ["drop", "dropped.png"],
    ] as const) {
      await panel.getByLabel("详细情况").evaluate(
        (field, { kind, file, bytes }) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(bytes)], file, { type: "image/png" }));
          const options = { bubbles: true, composed: true, cancelable: true };
          const event =
            kind === "paste"
              ? new ClipboardEvent("paste", { ...options, clipboardData: transfer })
              : new DragEvent("drop", { ...options, dataTransfer: transfer });
          field.dispatchEvent(event);
        },
        { kind: type, file: name, bytes: [...png] },
      );
      await form().getByText(name).waitFor();
    }
    await submit();
    await panel.getByText("工单已提交").waitFor();
    expect(filesOf("三种附件").map(({ name }) => name)).toEqual([
      "dropped.png",
      "pasted.png",
      "picked.png",
    ]);
  });

  test("[F2.30] an upload shows how far it has come", async () => {
    await visitor.page.route("**/files/**", async (route) => {
      await held;
      await route.continue();
    });
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await panel.getByRole("button", { name: "返回" }).click();
    await panel.getByRole("button", { name: "问智能助手" }).click();
    await pick(panel.getByRole("button", { name: "添加附件" }), "slow.png");
    await panel.getByRole("textbox").fill("看这张图");
    await visitor.page.keyboard.press("Enter");
    const progress = panel.getByRole("log").getByRole("progressbar", { name: "slow.png" });
    await progress.waitFor();
    release();
    await progress.waitFor({ state: "detached" });
    await panel
      .getByRole("log")
      .getByRole("button", { name: /slow\.png/ })
      .waitFor();
  });

  test("[F2.31] a draft with its files is there after a reload", async () => {
    await choose("退货与退款");
    await panel.getByLabel("一句话说说问题").fill("草稿");
    await panel.getByLabel("订单编号").fill("77");
    await pick(form().getByRole("group", { name: /照片/ }).getByRole("button"), "draft.png");
    await expect.poll(() => keptKeys(visitor.page)).toContain("draft/ticket-files");
    await visitor.page.reload();
    await visitor.open();
    await panel.getByRole("button", { name: "提交工单" }).click();
    await form().getByText("draft.png").waitFor();
    expect(await panel.getByLabel("一句话说说问题").inputValue()).toBe("草稿");
    expect(await panel.getByLabel("订单编号").inputValue()).toBe("77");
    await form().getByText("退货与退款").waitFor();
  });

  test("[F2.32] articles are suggested while the subject is typed; reading one loses nothing", async () => {
    await choose("其他问题");
    await panel.getByLabel("一句话说说问题").pressSequentially("退款多久到");
    await form().getByRole("button", { name: "退款多久到账" }).click();
    await panel.getByRole("article").waitFor();
    await panel.getByRole("button", { name: "返回" }).click();
    await expect.poll(() => panel.getByLabel("一句话说说问题").inputValue()).toBe("退款多久到");
  });
});
