/* oxlint-disable max-lines -- each kind of step once, on one server */
import type { AnsweredField } from "@helpbuoy/protocol";
import { SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { call } from "../support/agent.ts";
import { openMailbox, type Mailbox } from "../support/mailbox.ts";
import { freePort, startServer, type RunningServer } from "../support/start-server.ts";
import { openStored, type Stored } from "../support/stored.ts";
import { connectChromium, createVisitor, type Visitor } from "../support/visitor.ts";
import { axeProblems } from "../support/axe-problems.ts";

const browser = await connectChromium();
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

let mailbox: Mailbox;
let server: RunningServer;
let stored: Stored;
let secret: { kid: string; secret: string };
let visitor: Visitor;

type Row = { id: string; subject: string; status: string; fields_json: string; number: string };
const newest = () =>
  stored.rows<Row>("select * from conversations where number is not null order by id desc")[0];
const answers = (row = newest()) =>
  (JSON.parse(row?.fields_json ?? "[]") as AnsweredField[]).map(({ label, value }) => [
    label,
    value,
  ]);

type Host = { Helpbuoy: (...given: unknown[]) => Promise<unknown> };
const say = (...given: unknown[]) =>
  visitor.page.evaluate((all) => (globalThis as unknown as Host).Helpbuoy(...all), given);
const show = (slug: string) => say("showTask", slug);
const press = (name: string) =>
  visitor.panel.getByRole("button", { name, exact: true }).last().click();
const fill = (label: string, value: string) =>
  visitor.panel.getByLabel(label, { exact: false }).last().fill(value);
const choose = (label: string) => visitor.panel.getByText(label, { exact: true }).click();

function identityOf(sub: string, attributes: object): Promise<string> {
  return new SignJWT({ attributes })
    .setProtectedHeader({ alg: "HS256", kid: secret.kid })
    .setSubject(sub)
    .setAudience("demo")
    .setExpirationTime("1h")
    .sign(new TextEncoder().encode(secret.secret));
}

/** It is done once the panel is opened: nobody waits for it here. */
async function identify(attributes: object): Promise<void> {
  const token = await identityOf("u-7", attributes);
  await visitor.page.evaluate((given) => {
    void (globalThis as unknown as Host).Helpbuoy("identify", { token: given });
  }, token);
}

async function arrive(locale: "zh-CN" | "en" = "en"): Promise<void> {
  visitor = await createVisitor({ browser, server: server.url, locale });
  await visitor.visit();
}

beforeAll(async () => {
  mailbox = await openMailbox();
  const port = await freePort();
  server = await startServer({
    port,
    environment: {
      HELPBUOY_SMTP: mailbox.url,
      HELPBUOY_MAIL_FROM: "Help <help@example.com>",
      HELPBUOY_PUBLIC_URL: `http://127.0.0.1:${port}`,
    },
  });
  stored = openStored(server.folder);
  const { token } = await call<{ token: string }>(`${server.url}/v1/agents/sign-in`, {
    method: "POST",
    body: { email: "agent@example.com", password: "helpbuoy-demo" },
  });
  secret = await call(`${server.url}/v1/agents/sites/demo/identity-secrets`, {
    method: "POST",
    token,
  });
});
afterEach(() => visitor.leave());
afterAll(async () => {
  stored.close();
  await server.remove();
  await mailbox.stop();
});

describe("a task is filled in step by step", () => {
  test("[F6.09] a repeatable group: rows come and go, each with its own answers and problems", async () => {
    await arrive();
    await show("report-content");
    await choose("A scam");
    await fill("Link or account", "https://v.example/1");
    await press("Add: Item");
    await press("Add: Item");
    await press("Next");
    // The empty rows are what is wrong.
    await expect.poll(() => visitor.panel.locator("[data-invalid]").count()).toBe(2);
    await press("Remove Item 2");
    const rows = visitor.panel.getByRole("region", { name: /^Item \d$/ });
    await expect.poll(() => rows.count()).toBe(2);
    await rows.nth(1).getByLabel("Link or account").fill("@crook");
    await rows.nth(1).getByLabel("At which second").fill("12");
    expect(await visitor.panel.getByLabel("Which right").count()).toBe(0);
    await press("Next");
    await fill("What is wrong with it", "Sells tickets that do not exist");
    await press("Next");
    await visitor.panel.getByText("Look it over and send").waitFor();
    await press("Send");
    await visitor.panel.getByText("Your ticket is filed").waitFor();
    expect(newest()?.subject).toContain("Report content");
    expect(answers()).toEqual(
      expect.arrayContaining([
        ["Item 1 · Link or account", "https://v.example/1"],
        ["Item 2 · Link or account", "@crook"],
        ["Item 2 · At which second", "12"],
      ]),
    );
  });

  test("[F6.08] save and come back: step, answers and files are there after a reload; secrets are not", async () => {
    await arrive();
    await show("account-recovery");
    await choose("My account was taken over");
    await fill("Spindrift ID or display name", "wave-7");
    await fill("E-mail", "wave@example.com");
    await press("Next");
    await fill("Verified real name", "Li Hua");
    await fill("Phone model", "P70");
    await press("Next");
    const chooser = visitor.page.waitForEvent("filechooser");
    await press("Add files");
    await (await chooser).setFiles({ name: "receipt.png", mimeType: "image/png", buffer: png });
    await visitor.panel.getByText("receipt.png").waitFor();
    await visitor.page.reload();
    await visitor.launcher.waitFor();
    await show("account-recovery");
    await visitor.panel.getByText("Step 3 of 5").waitFor();
    await visitor.panel.getByText("receipt.png").waitFor();
    await press("Back");
    await expect.poll(() => visitor.panel.getByLabel("Phone model").inputValue()).toBe("P70");
    expect(await visitor.panel.getByLabel("Verified real name").inputValue()).toBe("");
  });

  test("[F6.08] a code check, failed and passed, stands before the review", async () => {
    await arrive();
    await show("account-recovery");
    await choose("My account was taken over");
    await fill("Spindrift ID or display name", "wave-8");
    await fill("E-mail", "code@example.com");
    await press("Next");
    await fill("ID number", "110101199003071234");
    await press("Next");
    await press("Next");
    await visitor.panel.getByText("Is it you?").waitFor();
    await press("Send the code");
    await expect
      .poll(
        () => mailbox.letters.filter(({ source }) => source.includes("code@example.com")).length,
        {
          timeout: 30_000,
        },
      )
      .toBe(1);
    const letter = mailbox.letters.find(({ source }) => source.includes("code@example.com"));
    const digits = /\b(\d{6})\b/.exec(
      letter?.source
        .split(/\r?\n\r?\n/)
        .slice(1)
        .join("\n") ?? "",
    );
    const code = digits?.[1] ?? "";
    expect(code).toMatch(/^\d{6}$/);
    await fill("Six digits", code === "000000" ? "000001" : "000000");
    await press("Check");
    await visitor.panel.getByText("That is not the code", { exact: false }).first().waitFor();
    await press("Next");
    await visitor.panel.getByText("Is it you?").waitFor();
    await fill("Six digits", code);
    await press("Check");
    await visitor.panel.getByText("That was right.").first().waitFor();
    await press("Next");
    await visitor.panel.getByText("Look it over and send").waitFor();
    // A secret is not read aloud by a picture of the page.
    expect(await visitor.panel.getByText("110101199003071234").count()).toBe(0);
    await press("Send");
    await visitor.panel.getByText("Your ticket is filed").waitFor();
    expect(answers()).toContainEqual(["ID number", "••••1234"]);
  });
});

describe("[F6.10] who may", () => {
  test("a missing condition is said plainly with the way to it; once it is met the task opens", async () => {
    await arrive();
    await identify({ age: 20 });
    await show("live-stream-right");
    await visitor.panel.getByText("Going live needs a verified real name.").waitFor();
    expect(await visitor.panel.getByText("Going live is for people of 18 and over.").count()).toBe(
      0,
    );
    expect(await visitor.panel.getByRole("button", { name: "Next" }).count()).toBe(0);
    await press("Verify your real name");
    await visitor.panel.getByText("Hand in a document to be verified", { exact: false }).waitFor();
    await press("Back");
    await visitor.panel.getByText("Going live needs a verified real name.").waitFor();
    await identify({ age: 20, real_name: "yes" });
    await press("Check again");
    await visitor.panel.getByText("Going live", { exact: true }).waitFor();
    await choose("Going live");
    await choose("Games");
    await press("Next");
    await press("Send");
    await visitor.panel.getByText("Your ticket is filed").waitFor();
    expect(newest()?.subject).toContain("Apply to go live");
  });
});

describe("[F6.07] what the page does itself", () => {
  test("with progress, a result, and an undo", async () => {
    await arrive();
    await visitor.page.evaluate(() => {
      const { Helpbuoy } = globalThis as unknown as Host;
      const steps: unknown[] = [];
      Object.assign(globalThis, { steps });
      type Tools = { progress(now: number | string): void };
      void Helpbuoy(
        "registerTask",
        "change-delivery-address",
        async (form: Record<string, unknown>, { progress }: Tools) => {
          steps.push(form);
          progress(50);
          await new Promise<void>((go) => Object.assign(globalThis, { go }));
          return {
            message: "It goes to the harbour now.",
            undo: () => {
              steps.push("undone");
              return "It goes where it went before.";
            },
          };
        },
      );
    });
    await show("change-delivery-address");
    await fill("Recipient", "Li Hua");
    await fill("Phone", "13800138000");
    await fill("Address", "Harbour 1");
    await press("Next");
    await press("Do it now");
    const bar = visitor.panel.getByRole("progressbar");
    await expect.poll(() => bar.getAttribute("value")).toBe("50");
    await visitor.page.evaluate(() => (globalThis as unknown as { go(): void }).go());
    await visitor.panel.getByText("It goes to the harbour now.").waitFor();
    await press("Undo");
    await visitor.panel.getByText("It goes where it went before.").waitFor();
    expect(
      await visitor.page.evaluate(() => (globalThis as unknown as { steps: unknown }).steps),
    ).toEqual([{ name: "Li Hua", phone: "13800138000", address: "Harbour 1" }, "undone"]);
  });

  test("a page that registers nothing is said so, with the ways on", async () => {
    await arrive("zh-CN");
    await show("change-delivery-address");
    await visitor.panel.getByText("这个页面暂时办不了").waitFor();
    await visitor.panel.getByRole("button", { name: "提交工单" }).waitFor();
  });
});

describe("[F6.06] what was handed in", () => {
  test("is seen where it stands, and taken back", async () => {
    await arrive();
    await show("report-content");
    await choose("Harassment or insults");
    await fill("Link or account", "@rude");
    await press("Next");
    await fill("What is wrong with it", "Insults in every comment");
    await press("Next");
    await press("Send");
    await visitor.panel.getByText("Your ticket is filed").waitFor();
    const filed = newest();
    await say("showTicket", filed?.number);
    const run = visitor.panel.getByRole("region", { name: "Report content" });
    await run.getByText("Handed in").waitFor();
    await run.getByRole("button", { name: "Undo" }).click();
    await run.getByText("Taken back", { exact: true }).waitFor();
    const [row] = stored.rows<{ task_json: string }>(
      "select task_json from conversations where id = ?",
      filed?.id ?? "",
    );
    expect(JSON.parse(row?.task_json ?? "{}").state).toBe("undone");
  });
});

test("axe finds nothing in any step, at a phone's width in the dark", async () => {
  visitor = await createVisitor({
    browser,
    server: server.url,
    colorScheme: "dark",
    viewport: { width: 390, height: 780 },
    isPhone: true,
  });
  await visitor.visit();
  const look = async () => {
    expect(await axeProblems(visitor.page)).toEqual([]);
  };
  await show("report-content");
  await choose("骚扰、辱骂");
  await press("再加一个：内容");
  await look();
  await press("下一步");
  await visitor.panel.locator("[data-invalid]").first().waitFor();
  await look();
  await visitor.panel.getByLabel("链接或账号").first().fill("@rude");
  await visitor.panel.getByLabel("链接或账号").last().fill("@ruder");
  await press("下一步");
  await fill("说明", "骂人");
  await press("下一步");
  await visitor.panel.getByText("核对后提交").waitFor();
  await look();
});
