import { richTextToPlainText } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import type { Page } from "../../../../test/support/core/open-page.ts";
import { until } from "../../../../test/support/core/until.ts";
import { useRealServer } from "../../../../test/support/core/use-real-server.ts";
import { CommandError, unavailable } from "./public-face.ts";

const { server, browser, open } = useRealServer();

/** As the loader runs a command: an answer or a promise of one. */
const run = async (page: Page, command: string, ...args: unknown[]): Promise<unknown> =>
  page.widget.call(command, args);

async function refusal(answer: Promise<unknown>): Promise<CommandError> {
  const error: unknown = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CommandError);
  return error as CommandError;
}

const lastText = (page: Page, id: unknown) => {
  const messages = page.widget.conversations.get(String(id))?.messages ?? [];
  return messages.map(({ body }) => richTextToPlainText(body));
};

describe("commands", () => {
  test("[P12] run in the order they are called, those fetched and those at hand", async () => {
    const page = open();
    const seen: string[] = [];
    const note = (name: string) => () => seen.push(name);
    page.widget.call("on", ["open", note("open")]);
    page.widget.call("setTheme", ["dark"]);
    const shown = page.widget.call("show", ["settings"]);
    page.widget.call("close", []);
    page.widget.call("on", ["close", note("too late")]);
    page.widget.call("open", []);
    await shown;
    await until(() => page.openChanges.length === 3);
    expect(page.openChanges).toEqual([true, false, true]);
    expect(seen).toEqual(["open", "open"]);
    expect(page.widget.panel.screen.value).toEqual({ name: "settings" });
    expect(page.widget.preferences.theme.value).toBe("dark");
  });

  test("open, close and toggle work at once", () => {
    const page = open();
    page.widget.call("toggle", []);
    expect(page.widget.panel.isOpen.value).toBe(true);
    page.widget.call("toggle", []);
    expect(page.widget.panel.isOpen.value).toBe(false);
    expect(page.openChanges).toEqual([true, false]);
  });

  test("ready resolves when articles can be found, and so says its event", async () => {
    const page = open();
    let isReady = false;
    page.widget.call("once", ["ready", () => (isReady = true)]);
    await run(page, "ready");
    expect(isReady).toBe(true);
    expect(await run(page, "getState")).toMatchObject({ isReady: true, isOpen: false, unread: 0 });
  });

  test("search opens the screen and answers with what was found", async () => {
    const page = open();
    const results = (await run(page, "search", "refund")) as { title: string }[];
    expect(results.length).toBeGreaterThan(0);
    expect(page.widget.panel.isOpen.value).toBe(true);
    expect(page.widget.panel.screen.value.name).toBe("search");
  });

  test("a search without an answer is announced with its query, once typing has stopped", async () => {
    const page = open();
    await run(page, "ready");
    const empty: unknown[] = [];
    page.widget.call("on", ["search:empty", (detail: unknown) => empty.push(detail)]);
    page.widget.search.type("qqqq");
    page.widget.search.type("qqqqzzzzxxxx");
    await until(() => page.widget.search.status.value === "done");
    page.widget.search.clear();
    expect(empty).toEqual([{ query: "qqqqzzzzxxxx" }]);
  });

  test("showArticle takes an id or a slug, showTicket a number", async () => {
    const page = open();
    await run(page, "showArticle", "reset-password");
    expect(page.widget.panel.screen.value).toEqual({ name: "article", idOrSlug: "reset-password" });
    await run(page, "showArticle", 7);
    expect(page.widget.panel.screen.value).toEqual({ name: "article", idOrSlug: 7 });
    await run(page, "showTicket", "482 719 3650");
    const track = { name: "track", number: "482-719-3650" };
    expect(page.widget.panel.screen.value).toEqual(track);
  });

  test("ask opens a talk and sends, newMessage only begins one, prefill fills the form", async () => {
    const page = open();
    const asked = await run(page, "ask", "How do I get a refund?");
    expect(page.widget.panel.screen.value).toEqual({ name: "conversation", id: asked });
    await until(() => lastText(page, asked).length === 2);
    const begun = String(await run(page, "newMessage", "Hello, I"));
    expect(page.widget.conversations.draft(begun).value).toBe("Hello, I");
    expect(page.widget.conversations.get(begun)).toBeUndefined();
    await run(page, "prefill", { subject: "Order 42", values: { order: "42" } });
    expect(page.widget.tickets.draft.value).toMatchObject({
      subject: "Order 42",
      values: { order: "42" },
    });
  });

  test("[F3.15] setContext is known until logout, and wrong words are refused", async () => {
    const page = open();
    await run(page, "setContext", { order: { title: "Kettle" } });
    expect(page.widget.hostContext.value.order?.title).toBe("Kettle");
    expect((await refusal(run(page, "setContext", "Kettle"))).code).toBe("bad_arguments");
    await run(page, "logout");
    expect(page.widget.hostContext.value).toEqual({});
  });

  test("what this version does not do says so, what nobody knows too, and wrong arguments", async () => {
    const page = open();
    for (const command of Object.keys(unavailable)) {
      expect((await refusal(run(page, command, "x"))).code).toBe("not_available");
    }
    for (const command of ["constructor", "__proto__", "then", "hack"]) {
      expect((await refusal(run(page, command))).code).toBe("unknown_command");
    }
    const wrong: [string, unknown][] = [
      ["show", "conversation"],
      ["show", { name: "nowhere" }],
      ["show", { name: "article" }],
      ["suggest", "track-order"],
      ["on", "open"],
      ["showArticle", {}],
      ["search", ""],
      ["ask", undefined],
      ["setTheme", "pink"],
      ["prefill", null],
    ];
    for (const [command, argument] of wrong) {
      expect((await refusal(run(page, command, argument))).code).toBe("bad_arguments");
    }
  });
});

describe("the host's callbacks", () => {
  test("[P1] a listener that throws stops nobody, and is reported", async () => {
    const page = open();
    const seen: unknown[] = [];
    const broken = () => {
      throw new Error("the host's own");
    };
    page.widget.call("on", ["error", (detail: unknown) => seen.push(detail)]);
    page.widget.call("on", ["error", broken]);
    page.widget.call("on", ["open", broken]);
    page.widget.call("on", ["open", () => seen.push("open")]);
    page.widget.call("open", []);
    expect(page.widget.panel.isOpen.value).toBe(true);
    expect(seen).toMatchObject([{ code: "listener_failed" }, "open"]);
  });

  test("on returns its undo, once hears once, off takes back", () => {
    const { widget } = open();
    let heard = 0;
    const listener = () => (heard += 1);
    const stop = widget.call("on", ["open", listener]) as () => void;
    widget.call("once", ["open", listener]);
    widget.call("open", []);
    widget.call("close", []);
    expect(heard).toBe(2);
    widget.call("open", []);
    widget.call("close", []);
    expect(heard).toBe(3);
    stop();
    widget.call("on", ["open", listener]);
    widget.call("off", ["open", listener]);
    widget.call("open", []);
    expect(heard).toBe(3);
  });

  test("beforeSend may change the words, stop a message, and break without losing one", async () => {
    const page = open();
    const errors: unknown[] = [];
    page.widget.call("on", ["error", (detail: unknown) => errors.push(detail)]);
    const mask = (command: { type: string; text?: string }) => ({
      ...command,
      text: command.text?.replace(/\d{4,}/g, "****"),
    });
    await run(page, "beforeSend", mask);
    const id = await run(page, "ask", "my card is 1234567812345678");
    await run(page, "beforeSend", () => false);
    page.widget.conversations.send(String(id), { text: "never" });
    await run(page, "beforeSend", () => {
      throw new Error("the host's own");
    });
    page.widget.conversations.send(String(id), { text: "and this" });
    await until(() => lastText(page, id).includes("and this"));
    expect(lastText(page, id)[0]).toBe("my card is ****");
    expect(lastText(page, id)).not.toContain("never");
    expect(errors).toMatchObject([{ code: "before_send_failed" }]);
  });

  test("beforeDisplay hides a message", async () => {
    const page = open();
    await run(page, "beforeDisplay", (message: { author: string }) => message.author !== "bot");
    const id = await run(page, "ask", "How do I get a refund?");
    await until(() => page.widget.conversations.get(String(id))?.snapshot?.messages.length === 2);
    expect(page.widget.conversations.get(String(id))?.messages).toHaveLength(1);
  });
});

describe("diagnose", () => {
  test("has nothing to say when all is well", async () => {
    const page = open();
    await run(page, "ready");
    expect(await run(page, "diagnose")).toEqual({ reasons: [], log: [] });
  });

  test("remembers the calls that were refused", async () => {
    const page = open();
    await refusal(run(page, "opn"));
    const { log } = (await run(page, "diagnose")) as { log: unknown[] };
    expect(log).toMatchObject([{ code: "command_refused", detail: { command: "opn" } }]);
  });

  test("names what stops it, coded", async () => {
    const network = server().connect();
    const refusing = open({ network });
    const problem = { code: "origin_not_allowed", status: 403, title: "No.", type: "about:blank" };
    network.setFault(async () => Response.json(problem, { status: 403 }));
    await until(() => refusing.widget.knowledge.status.value === "failed");
    expect(await run(refusing, "diagnose")).toMatchObject({ reasons: ["origin_not_allowed"] });

    const blocked = open({ network });
    network.setFault(() => Promise.reject(new TypeError("Failed to fetch")));
    await until(() => blocked.widget.knowledge.status.value === "offline");
    expect(await run(blocked, "diagnose")).toMatchObject({ reasons: ["backend_unreachable"] });
    blocked.setOnline(false);
    expect(await run(blocked, "diagnose")).toMatchObject({ reasons: ["offline"] });
  });
});

test("logout forgets who the visitor is, and nothing of what anyone may know", async () => {
  const page = open();
  const id = await run(page, "ask", "How do I get a refund?");
  await until(() => page.widget.conversations.get(String(id))?.snapshot);
  page.widget.tickets.change({ subject: "secret" });
  page.widget.conversations.draft("x").value = "secret";
  await until(async () => (await browser().storedKeys()).includes("draft/x"));
  await run(page, "logout");
  expect(page.widget.conversations.list.value).toEqual([]);
  expect(page.widget.tickets.draft.value.subject).toBe("");
  expect(page.widget.conversations.draft("x").value).toBe("");
  await until(async () => {
    const left = (await browser().storedKeys()).filter((key) => !key.startsWith("knowledge/"));
    return left.every((key) => key === "site");
  });
  expect(localStorage.getItem("helpbuoy:demo")).toBeNull();
  expect(page.widget.knowledge.status.value).toBe("ready");
});
