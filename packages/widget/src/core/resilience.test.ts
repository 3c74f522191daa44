import { BackendError } from "@helpbuoy/client";
import { richTextToPlainText } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { cut } from "../../../../test/support/core/network.ts";
import type { Page } from "../../../../test/support/core/open-page.ts";
import { until } from "../../../../test/support/core/until.ts";
import { useRealServer } from "../../../../test/support/core/use-real-server.ts";

const { server, browser, open } = useRealServer();

const said = (page: Page, id: string) =>
  (page.widget.conversations.get(id)?.snapshot?.messages ?? [])
    .filter(({ author }) => author === "visitor")
    .map(({ body }) => richTextToPlainText(body));

describe("[P7] where nothing can be kept", () => {
  test("search, bot and tickets work from memory, and the visitor is told", async () => {
    const denied = () => {
      throw new DOMException("denied", "SecurityError");
    };
    globalThis.indexedDB = { open: denied } as unknown as IDBFactory;
    globalThis.localStorage = new Proxy({} as Storage, { get: denied });
    const page = open();
    const { widget } = page;
    await until(() => widget.knowledge.status.value === "ready");
    widget.search.type("refund");
    await until(() => widget.search.results.value.length > 0);
    const id = widget.conversations.start();
    widget.conversations.send(id, { text: "How do I get a refund?" });
    await until(() =>
      widget.conversations.get(id)?.messages.some(({ author }) => author === "bot"),
    );
    expect(widget.connection.canStore.value).toBe(false);
    expect(await widget.call("diagnose", [])).toMatchObject({ reasons: ["storage_blocked"] });
  });
});

describe("what was typed", () => {
  test("[P33] drafts come back after a reload: a talk's text, a form with its files", async () => {
    const first = open();
    first.widget.conversations.draft("talk").value = "half a quest";
    await until(() => first.widget.tickets.check());
    first.widget.tickets.change({ subject: "Parcel" });
    first.widget.tickets.changeField("order", "42");
    const file = new File(["a parcel"], "parcel.txt", { type: "text/plain" });
    expect(first.widget.tickets.attach([file])).toBe("ok");
    // A page that goes has no time for a pause: all is written as it hides.
    first.view.dispatchEvent(new first.view.Event("pagehide"));
    await until(async () => (await browser().storedKeys()).includes("draft/ticket-files"));
    first.close();
    const { widget } = open();
    const draft = widget.conversations.draft("talk");
    await until(() => draft.value === "half a quest");
    await until(() => widget.tickets.draft.value.files.length === 1);
    expect(widget.tickets.draft.value).toMatchObject({
      subject: "Parcel",
      values: { order: "42" },
    });
    expect(await widget.tickets.draft.value.files[0]?.file.text()).toBe("a parcel");
    draft.value = "";
    await until(async () => !(await browser().storedKeys()).includes("draft/talk"));
  });

  test("[P33] a talk in which nothing was said yet is gone on with, after a reload too", async () => {
    const first = open();
    const { conversations } = first.widget;
    const id = conversations.start({ resumes: true });
    conversations.draft(id).value = "half a quest";
    expect(conversations.start({ resumes: true })).toBe(id);
    first.view.dispatchEvent(new first.view.Event("pagehide"));
    await until(async () => (await browser().storedKeys()).includes(`draft/${id}`));
    first.close();
    const second = open().widget.conversations;
    await until(() => second.draft(id).value === "half a quest");
    expect(second.start({ resumes: true })).toBe(id);
    second.send(id, { text: "half a question" });
    expect(second.start({ resumes: true })).not.toBe(id);
  });

  test("too many files and too big ones are refused before anything is lost", async () => {
    const { widget } = open();
    await until(() => widget.knowledge.site.value);
    await until(() => widget.tickets.check());
    const big = new File(
      [new Uint8Array((widget.knowledge.site.value?.maxFileBytes ?? 0) + 1)],
      "x",
    );
    expect(widget.tickets.attach([big])).toBe("file_too_big");
    const small = () => new File(["x"], "x.txt");
    expect(widget.tickets.attach(Array.from({ length: 10 }, small))).toBe("ok");
    expect(widget.tickets.attach([small()])).toBe("too_many_files");
    expect(widget.tickets.draft.value.files).toHaveLength(10);
    widget.tickets.detach(widget.tickets.draft.value.files[0]?.fileId ?? "");
    expect(widget.tickets.draft.value.files).toHaveLength(9);
  });

  test("[P33] a full outbox takes nothing more, shows what it did not take, and takes it later", async () => {
    const network = server().connect();
    const page = open({ network });
    const { conversations, connection } = page.widget;
    await until(() => page.widget.tickets.check());
    network.setFault(cut);
    const id = conversations.start();
    for (let n = 0; n < 200; n++) conversations.send(id, { text: `message ${n}` });
    conversations.send(id, { text: "one too many" });
    expect(connection.unsent.value).toBe(200);
    const last = conversations.get(id)?.messages[200];
    expect(last).toMatchObject({ delivery: "failed", failure: "storage" });
    expect(richTextToPlainText(last?.body ?? [])).toBe("one too many");
    for (const message of conversations.get(id)?.messages.slice(0, 3) ?? []) {
      conversations.discard(message.id);
    }
    conversations.retry(last?.id ?? "");
    expect(connection.unsent.value).toBe(198);
    expect(conversations.get(id)?.messages.some(({ delivery }) => delivery === "failed")).toBe(
      false,
    );
  });
});

describe("a visitor session", () => {
  test("is made with the first write and not before, once for all tabs", async () => {
    const network = server().connect();
    const one = open({ network });
    const two = open({ network });
    const made = () => network.requests.filter((request) => request.endsWith("visitor-sessions"));
    one.widget.panel.open();
    await until(() => one.widget.connection.stream.value === "open");
    one.widget.search.type("refund");
    await until(() => one.widget.search.status.value === "done");
    expect(made()).toHaveLength(0);
    expect(await browser().stored("visitor-session")).toBeUndefined();
    const ids = [one, two].map(({ widget }) => {
      const id = widget.conversations.start();
      widget.conversations.send(id, { text: "hello" });
      return id;
    });
    await until(() => ids.every((id, n) => [one, two][n]?.widget.conversations.get(id)?.snapshot));
    expect(made()).toHaveLength(1);
  });

  test("[OB4] that is no longer taken is replaced, and what waited is sent", async () => {
    await browser().store("visitor-session", { token: "gone".repeat(11), expiresAt: "2020" });
    const page = open();
    const id = page.widget.conversations.start();
    page.widget.conversations.send(id, { text: "hello" });
    await until(() => said(page, id).length === 1);
    const kept = (await browser().stored("visitor-session")) as { token: string };
    expect(kept.token).not.toContain("gone");
  });
});

describe("several tabs", () => {
  test("[OB7] see what the other has written and what became of it", async () => {
    const network = server().connect();
    const one = open({ network });
    const two = open({ network });
    await until(() => one.widget.tickets.check() && two.widget.tickets.check());
    network.setFault((request, send) =>
      request.url.includes("/commands") ? cut(request, send) : undefined,
    );
    const id = one.widget.conversations.start();
    one.widget.conversations.send(id, { text: "from the first tab" });
    const waiting = await until(() => two.widget.conversations.get(id));
    expect(waiting.messages[0]?.delivery).toBe("queued");
    one.close();
    network.setFault(undefined);
    two.setOnline(true);
    await until(() => said(two, id)[0] === "from the first tab");
    await until(() => two.widget.connection.unsent.value === 0);
  });
});

describe("[BE1] a backend of the host's own", () => {
  test("may throw what it likes and has no stream: kinds are told from one another, nothing escapes", async () => {
    const refuse = () => Promise.reject(new BackendError("rejected"));
    const backend = {
      manifest: () => Promise.reject(new Error("the host's own")),
      part: refuse,
      search: () => {
        throw new TypeError("the host's own");
      },
      article: () => Promise.reject({ name: "BackendError", kind: "timeout" }),
      mediaUrl: (source: string) => source,
      createVisitorSession: async () => ({ token: "token", expiresAt: "2099" }),
      send: async () => ({ events: [] }),
      conversations: async () => [],
      conversation: refuse,
      lookUpTicket: refuse,
      markRead: refuse,
      events: refuse,
      file: refuse,
    };
    const { widget } = open({ backend });
    await until(() => widget.knowledge.status.value === "failed");
    expect(await widget.knowledge.article(1)).toEqual({ status: "failed", reason: "timeout" });
    widget.search.type("refund");
    await until(() => widget.search.status.value === "failed");
    widget.panel.open();
    const id = widget.conversations.start();
    widget.conversations.send(id, { text: "hello" });
    await until(() => widget.connection.unsent.value === 0);
    await until(() => widget.connection.stream.value === "off");
  });
});

test("[P11] destroy leaves no listener, no stream and no request", async () => {
  const network = server().connect();
  const page = open({ network });
  const added: string[] = [];
  for (const target of [page.view, page.view.document]) {
    const { addEventListener, removeEventListener } = target;
    target.addEventListener = function add(this: unknown, ...args: unknown[]) {
      added.push(String(args[0]));
      return addEventListener.apply(target, args as never);
    } as never;
    target.removeEventListener = function remove(this: unknown, ...args: unknown[]) {
      const at = added.indexOf(String(args[0]));
      if (at >= 0) added.splice(at, 1);
      return removeEventListener.apply(target, args as never);
    } as never;
  }
  page.widget.panel.open();
  const id = page.widget.conversations.start();
  page.widget.conversations.send(id, { text: "hello" });
  await until(() => page.widget.conversations.get(id)?.snapshot);
  await until(() => page.widget.connection.stream.value === "open");
  expect(added.length).toBeGreaterThan(0);
  page.widget.destroy();
  expect(added).toEqual([]);
  expect(page.widget.connection.stream.value).toBe("off");
  const before = network.requests.length;
  page.setOnline(true);
  page.widget.destroy();
  const other = open();
  other.widget.panel.open();
  await until(() => other.widget.knowledge.status.value === "ready");
  expect(network.requests).toHaveLength(before);
});
