import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { signInAgent } from "../support/agent.ts";
import { root } from "../support/root.ts";
import { servePages } from "../support/serve-pages.ts";
import { openStored } from "../support/stored.ts";
import { fillTicket, submitTicket } from "../support/ticket-steps.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";

const browser = await connectChromium();
const server = inject("server");

type Global = {
  Helpbuoy(command: string, ...args: unknown[]): Promise<unknown>;
  heard: [string, unknown][];
};

describe("[F2.40] the public face from the tag", () => {
  let visitor: Visitor;
  const names = [
    "ready",
    "open",
    "close",
    "unread:change",
    "message:sent",
    "message:received",
    "ticket:created",
    "ticket:updated",
    "article:viewed",
    "article:rated",
    "search",
    "search:empty",
    "error",
  ];
  beforeAll(async () => {
    visitor = await createVisitor({ browser });
    await visitor.visit();
    await visitor.page.evaluate((all) => {
      const page = window as unknown as Global;
      page.heard = [];
      for (const name of all)
        void page.Helpbuoy("on", name, (detail: unknown) => page.heard.push([name, detail]));
    }, names);
  });
  afterAll(() => visitor.leave());

  const call = (command: string, ...args: unknown[]) =>
    visitor.page.evaluate(
      ([name, given]) => (window as unknown as Global).Helpbuoy(name, ...given),
      [command, args] as const,
    );
  const refused = (command: string, ...args: unknown[]) =>
    call(command, ...args).then(
      () => "done",
      (error: Error) => error.message,
    );
  const heard = async (name: string) =>
    (await visitor.page.evaluate(() => (window as unknown as Global).heard))
      .filter(([one]) => one === name)
      .map(([, detail]) => detail);

  test("getState before anything has loaded, and after", async () => {
    expect(await call("getState")).toMatchObject({ isReady: false, isOpen: false, unread: 0 });
    await call("open");
    await call("ready");
    expect(await call("getState")).toMatchObject({
      isReady: true,
      isOpen: true,
      screen: "home",
      locale: "zh-CN",
      theme: "auto",
    });
    expect(await heard("open")).toHaveLength(1);
    expect(await heard("ready")).toHaveLength(1);
  });

  test("open, close, toggle, showLauncher, hideLauncher", async () => {
    await call("close");
    await visitor.panel.waitFor({ state: "hidden" });
    await call("hideLauncher");
    await visitor.launcher.waitFor({ state: "hidden" });
    await call("toggle");
    await visitor.panel.waitFor();
    await call("showLauncher");
    await visitor.launcher.waitFor();
    expect(await heard("close")).toHaveLength(1);
  });

  test("search answers with what was found; search and search:empty say it", async () => {
    const found = (await call("search", "退款多久到账")) as { title: string }[];
    expect(found[0]?.title).toBe("退款多久到账");
    await expect
      .poll(() => heard("search"))
      .toContainEqual({ query: "退款多久到账", results: found.length });
    expect(await call("search", "xqzvwk")).toEqual([]);
    await expect.poll(() => heard("search:empty")).toContainEqual({ query: "xqzvwk" });
  });

  test("showArticle, and the events of reading and rating", async () => {
    await call("showArticle", "refund-time");
    await visitor.panel.getByRole("button", { name: "有帮助", exact: true }).click();
    const viewed = (await heard("article:viewed")) as { articleId: number; title: string }[];
    expect(viewed.at(-1)?.title).toBe("退款多久到账");
    expect(await heard("article:rated")).toEqual([
      { articleId: viewed.at(-1)?.articleId, helped: true },
    ]);
  });

  test("show opens any screen by name", async () => {
    for (const [name, title] of [
      ["tickets", "我的工单"],
      ["track", "查询工单"],
      ["settings", "设置"],
      ["home", "浪花"],
    ] as const) {
      await call("show", name);
      await visitor.panel.getByRole("heading", { level: 2, name: new RegExp(title) }).waitFor();
    }
    expect(await refused("show", "nowhere")).toContain("bad_arguments");
  });

  test("newMessage begins a message and leaves the sending to the visitor", async () => {
    await call("newMessage", "我的订单 42 呢");
    await expect.poll(() => visitor.panel.getByRole("textbox").inputValue()).toBe("我的订单 42 呢");
    expect(await heard("message:sent")).toEqual([]);
  });

  test("ask sends; message:sent and message:received follow", async () => {
    const conversationId = await call("ask", "怎么开店");
    await expect.poll(() => heard("message:sent")).toMatchObject([{ conversationId }]);
    await expect
      .poll(() => heard("message:received"))
      .toMatchObject([{ conversationId, message: { author: "bot" } }]);
  });

  test("prefill fills the form; ticket:created and ticket:updated follow; showTicket opens it", async () => {
    await call("prefill", { subject: "预填的标题", email: "me@example.com" });
    await call("show", "ticket-form");
    await visitor.panel.getByRole("listitem").getByRole("button", { name: "其他问题" }).waitFor();
    await fillTicket(visitor.panel, { subject: "预填的标题", description: "内容" });
    expect(await visitor.panel.getByLabel(/邮箱/).inputValue()).toBe("me@example.com");
    await submitTicket(visitor.panel);
    await visitor.panel.getByText("工单已提交").waitFor();
    const [created] = (await heard("ticket:created")) as {
      number: string;
      conversation: { id: string };
    }[];
    const stored = openStored(inject("serverFolder"));
    const rows = stored.rows("select number from conversations where subject = '预填的标题'");
    stored.close();
    expect(rows).toEqual([{ number: created?.number }]);
    await call("close");
    const id = created?.conversation.id ?? "";
    const agent = await signInAgent(server);
    await agent.setStatus(id, "on_hold");
    await expect.poll(() => heard("ticket:updated")).toContainEqual({ conversationId: id });
    await agent.reply(id, "请看");
    await expect.poll(() => heard("unread:change")).toContainEqual({ count: 1 });
    await call("showTicket", created?.number);
    await visitor.panel.getByRole("log").getByText("请看").waitFor();
  });

  test("once hears one event, off and the undo of on hear no more", async () => {
    const counts = await visitor.page.evaluate(async () => {
      const { Helpbuoy } = window as unknown as Global;
      const heardTimes = { once: 0, off: 0, undo: 0 };
      const off = () => (heardTimes.off += 1);
      await Helpbuoy("once", "close", () => (heardTimes.once += 1));
      await Helpbuoy("on", "close", off);
      const undo = (await Helpbuoy("on", "close", () => (heardTimes.undo += 1))) as () => void;
      await Helpbuoy("close");
      await Helpbuoy("off", "close", off);
      undo();
      await Helpbuoy("open");
      await Helpbuoy("close");
      return heardTimes;
    });
    expect(counts).toEqual({ once: 1, off: 1, undo: 1 });
  });

  test("beforeSend can take out what should not leave the page", async () => {
    await visitor.page.evaluate(() =>
      (window as unknown as Global).Helpbuoy("beforeSend", (command: { text?: string }) => ({
        ...command,
        ...(command.text && { text: command.text.replace(/\d{6,}/, "***") }),
      })),
    );
    await call("ask", "卡号 622200001111 被盗刷");
    const stored = openStored(inject("serverFolder"));
    await expect
      .poll(
        () =>
          stored.rows("select id from messages where body_json like '%卡号 *** 被盗刷%'").length,
      )
      .toBe(1);
    expect(stored.rows("select id from messages where body_json like '%622200001111%'")).toEqual(
      [],
    );
    stored.close();
  });

  test("what is not built answers not_available with its reason, what does not exist unknown_command", async () => {
    expect(await refused("setTags", ["x"])).toMatch(/not_available: .{10,}/);
    expect(await refused("track", "x")).toMatch(/not_available: .{10,}/);
    expect(await refused("showGuide")).toContain("bad_arguments");
    expect(await refused("fly")).toContain("unknown_command");
    expect(await refused("showArticle")).toContain("bad_arguments");
    expect(await refused("identify", { id: "1" })).toContain("bad_arguments");
    expect(await refused("setAttributes", { plan: ["gold"] })).toContain("bad_arguments");
    expect(visitor.problems).toEqual([]);
  });

  test("diagnose says that all is well", async () => {
    expect(await call("diagnose")).toMatchObject({ reasons: [] });
  });

  test("logout forgets who the visitor is", async () => {
    await call("logout");
    await call("show", "tickets");
    await visitor.panel.getByText("还没有工单").waitFor();
  });

  test("shutdown takes it off the page, boot and update bring it back", async () => {
    await call("shutdown");
    expect(await visitor.page.locator("helpbuoy-widget").count()).toBe(0);
    await call("boot");
    await visitor.launcher.waitFor();
    await call("update", { color: "#aa0055" });
    const color = () => visitor.launcher.evaluate((one) => getComputedStyle(one).backgroundColor);
    await expect.poll(color).toBe("rgb(170, 0, 85)");
  });
});

describe("[F2.40] [F2.42] the same from npm, in a bundle", () => {
  mkdirSync(join(root, "test/results"), { recursive: true });
  const folder = mkdtempSync(join(root, "test/results/bundle-"));
  let address: string;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    writeFileSync(
      join(folder, "entry.ts"),
      `import { createHelpbuoy } from "helpbuoy";
       const helpbuoy = createHelpbuoy({ site: "demo", backend: ${JSON.stringify(server)}, locale: "en" });
       helpbuoy.on("article:viewed", ({ title }) => { document.title = title; });
       Object.assign(window, { helpbuoy });`,
    );
    await build({
      configFile: false,
      root: folder,
      logLevel: "warn",
      build: {
        outDir: join(folder, "dist"),
        lib: { entry: join(folder, "entry.ts"), formats: ["es"], fileName: "entry" },
      },
    });
    const pages = await servePages({ folder: join(folder, "dist") });
    address = pages.page("/", {
      html: `<!doctype html><title>-</title><script type="module" src="/entry.js"></script>`,
    });
    stop = pages.stop;
  });
  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });

  test("createHelpbuoy answers the same commands and events", async () => {
    const visitor = await createVisitor({ browser, locale: "en" });
    await visitor.page.goto(address);
    await visitor.launcher.waitFor();
    expect(await visitor.page.evaluate(() => "Helpbuoy" in window)).toBe(false);
    type Npm = { helpbuoy: Record<string, (...args: unknown[]) => Promise<unknown>> };
    await visitor.page.evaluate(() =>
      (window as unknown as Npm).helpbuoy["showArticle"]?.("refund-time"),
    );
    await visitor.panel.getByRole("heading", { name: "How long a refund takes" }).waitFor();
    await expect.poll(() => visitor.page.title()).toBe("How long a refund takes");
    const reason = await visitor.page.evaluate(() =>
      (window as unknown as Npm).helpbuoy["setTags"]?.([]).catch(
        (error: { code: string }) => error.code,
      ),
    );
    expect(reason).toBe("not_available");
    await visitor.page.evaluate(() => (window as unknown as Npm).helpbuoy["destroy"]?.());
    expect(await visitor.page.locator("helpbuoy-widget").count()).toBe(0);
    await visitor.leave();
  });
});
