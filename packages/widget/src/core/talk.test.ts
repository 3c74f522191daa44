import { openStorage } from "@helpbuoy/client";
import { richTextToPlainText } from "@helpbuoy/protocol";
import { describe, expect, test } from "vitest";
import { cut, loseAnswers } from "../../../../test/support/core/network.ts";
import { useRealServer } from "../../../../test/support/core/use-real-server.ts";
import { until } from "../../../../test/support/core/until.ts";
import type { Page } from "../../../../test/support/core/open-page.ts";

const { server, browser, open } = useRealServer();

async function ready(page: Page): Promise<Page> {
  await until(() => page.widget.knowledge.status.value === "ready");
  await until(() => page.widget.knowledge.forms.value.length > 0);
  return page;
}

function fillIn({ widget: { tickets, knowledge } }: Page): void {
  tickets.change({ subject: "Parcel never came", description: "It says delivered.", email: "" });
  for (const field of knowledge.formFor(undefined)?.fields ?? []) {
    if (!field.required) continue;
    const value = field.type === "choice" ? (field.options?.[0]?.value ?? "") : "123456";
    tickets.changeField(field.id, value);
  }
}

describe("a ticket", () => {
  test("filed offline, page closed, opened again online: filed once, with its code", async () => {
    const network = server().connect();
    const first = await ready(open({ network }));
    await until(() => first.widget.tickets.check() !== undefined);
    network.setFault(cut);
    first.setOnline(false);
    fillIn(first);
    expect(first.widget.tickets.check()).toBeUndefined();
    const id = first.widget.tickets.submit();
    expect(id).toBeDefined();
    const shown = first.widget.conversations.get(id ?? "");
    expect(shown?.filing?.subject).toBe("Parcel never came");
    expect(shown?.messages[0]?.delivery).not.toBe("sent");
    await until(async () =>
      (await browser().storedKeys()).some((key) => key.startsWith("outbox/")),
    );
    first.close();

    // Nobody opens the panel: the mark alone has the loader wake the core.
    expect(localStorage.getItem("helpbuoy:demo")).toBe("unsent");
    const second = open();
    const filed = await until(() => second.widget.conversations.get(id ?? "")?.snapshot);
    expect(filed.conversation.number).toMatch(/^\d{3}-\d{3}-\d{4}$/);
    expect(filed.messages.map(({ author }) => author)).toContain("visitor");
    await until(() => second.widget.connection.unsent.value === 0);
    expect(second.widget.conversations.get(id ?? "")?.lookupCode).toMatch(/^(\w{5}-){3}\w{5}$/);
    expect(second.widget.conversations.list.value).toHaveLength(1);
    expect(localStorage.getItem("helpbuoy:demo")).toBe("awaiting");
  });

  test("[OB1] [P33] its draft goes when the ticket is kept, and not before", async () => {
    const order: string[] = [];
    const network = server().connect();
    const page = await ready(
      open({
        network,
        environment: {
          openStorage(name, onProblem) {
            const storage = openStorage(name, onProblem);
            return {
              ...storage,
              async set(entries) {
                const isKept = await storage.set(entries);
                if (entries.some(([key]) => key.startsWith("outbox/"))) order.push("ticket kept");
                return isKept;
              },
              remove(keys) {
                if (keys.includes("draft/ticket")) order.push("draft removed");
                return storage.remove(keys);
              },
            };
          },
        },
      }),
    );
    await until(() => page.widget.tickets.check() !== undefined);
    network.setFault(cut);
    fillIn(page);
    await until(() => browser().stored("draft/ticket"));
    expect(page.widget.tickets.submit()).toBeDefined();
    await until(() => order.length === 2);
    expect(order).toEqual(["ticket kept", "draft removed"]);
  });

  test("an agent moves it and answers: status, message and badge come by the stream", async () => {
    const page = await ready(open());
    const received: unknown[] = [];
    page.widget.call("on", ["message:received", (detail: unknown) => received.push(detail)]);
    await until(() => page.widget.tickets.check() !== undefined);
    fillIn(page);
    const id = page.widget.tickets.submit() ?? "";
    await until(() => page.widget.conversations.get(id)?.snapshot);
    await until(() => page.widget.connection.stream.value === "open");
    const answered = await server().agent(`/conversations/${id}/messages`, {
      messageId: "01JD0000000000000000000000",
      markdown: "We are **on it**.",
    });
    expect(answered.status).toBe(200);
    await server().agent(`/conversations/${id}/status`, { status: "pending" });
    await until(
      () => page.widget.conversations.get(id)?.snapshot?.conversation.status === "pending",
    );
    const { messages, unread } = page.widget.conversations.get(id) ?? { messages: [], unread: 0 };
    expect(richTextToPlainText(messages[messages.length - 1]?.body ?? [])).toBe("We are on it.");
    expect(unread).toBe(1);
    expect(page.unread[page.unread.length - 1]).toBe(1);
    expect(received).toHaveLength(1);
    page.widget.conversations.markRead(id);
    await until(() => page.unread[page.unread.length - 1] === 0);
  });

  test("is looked up in another browser by number and code", async () => {
    const page = await ready(open());
    await until(() => page.widget.tickets.check() !== undefined);
    fillIn(page);
    const id = page.widget.tickets.submit() ?? "";
    const number = await until(
      () => page.widget.conversations.get(id)?.snapshot?.conversation.number,
    );
    const code = await until(() => page.widget.conversations.get(id)?.lookupCode);
    page.close();
    for (const key of await browser().storedKeys()) await browser().store(key, undefined);
    const { widget } = open();
    expect(await widget.tickets.lookUp("123", code)).toEqual({
      status: "failed",
      reason: "bad_number",
    });
    expect(await widget.tickets.lookUp(number, "abc")).toEqual({
      status: "failed",
      reason: "bad_code",
    });
    expect(await widget.tickets.lookUp(number, "00000-00000-00000-00000")).toEqual({
      status: "failed",
      reason: "not_found",
    });
    const typed = ` ${number.replaceAll("-", " ")}`;
    expect(await widget.tickets.lookUp(typed, code.toLowerCase())).toEqual({ status: "found", id });
    expect(widget.conversations.get(id)?.snapshot?.conversation.subject).toBe("Parcel never came");
  });
});

describe("a talk", () => {
  test("echoes at once, is answered by the bot, and carries what was searched", async () => {
    const { widget } = await ready(open());
    widget.panel.open();
    const id = widget.conversations.start();
    await until(() => widget.connection.stream.value === "open");
    widget.conversations.send(id, { text: "How do I get a refund?" });
    const [echo] = widget.conversations.get(id)?.messages ?? [];
    expect(echo?.author).toBe("visitor");
    expect(widget.conversations.get(id)?.isWaiting).toBe(true);
    await until(() =>
      widget.conversations.get(id)?.messages.some(({ author }) => author === "bot"),
    );
    const { messages, isWaiting } = widget.conversations.get(id) ?? {
      messages: [],
      isWaiting: true,
    };
    expect(messages.map(({ author, delivery }) => `${author} ${delivery}`)).toEqual([
      "visitor sent",
      "bot sent",
    ]);
    expect(isWaiting).toBe(false);
    const answer = messages[1];
    widget.conversations.rateAnswer(id, answer?.id ?? "", true);
    expect(widget.conversations.get(id)?.messages[1]?.helped).toBe(true);
    await until(() => widget.connection.unsent.value === 0);
    expect(widget.conversations.get(id)?.snapshot?.messages[1]?.helped).toBe(true);
  });

  test("[OB3] answers lost on the way do nothing twice", async () => {
    const network = server().connect();
    const page = await ready(open({ network }));
    const { widget } = page;
    const id = widget.conversations.start();
    let lost = 0;
    network.setFault((request, send) => {
      if (!request.url.endsWith("/commands") || lost === 2) return undefined;
      lost += 1;
      return loseAnswers(request, send);
    });
    widget.conversations.send(id, { text: "first" });
    widget.conversations.send(id, { text: "second" });
    await until(() => {
      page.setOnline(true);
      return lost === 2 && widget.connection.unsent.value === 0;
    });
    await widget.conversations.refresh();
    const said = widget.conversations
      .get(id)
      ?.messages.filter(({ author }) => author === "visitor")
      .map(({ body }) => richTextToPlainText(body));
    expect(said).toEqual(["first", "second"]);
  });

  test("a file goes before the message that names it, and comes back", async () => {
    const { widget } = await ready(open());
    const id = widget.conversations.start();
    const file = new File(["a parcel"], "parcel.txt", { type: "text/plain" });
    widget.conversations.send(id, { text: "look", files: [file] });
    await until(() => widget.conversations.get(id)?.messages[0]?.attachments.length === 1);
    const [queued] = widget.conversations.get(id)?.messages[0]?.attachments ?? [];
    expect(await (await widget.conversations.file(queued?.fileId ?? ""))?.text()).toBe("a parcel");
    await until(() => widget.connection.unsent.value === 0);
    const [sent] = widget.conversations.get(id)?.snapshot?.messages[0]?.attachments ?? [];
    expect(sent?.name).toBe("parcel.txt");
    expect(await (await widget.conversations.file(sent?.fileId ?? ""))?.text()).toBe("a parcel");
  });

  test("[OB4] a refused message stays, with its text, until it is discarded", async () => {
    const { widget } = await ready(open());
    const id = widget.conversations.start();
    const file = new File([new Uint8Array([0x4d, 0x5a, 0, 0])], "x.exe");
    widget.conversations.send(id, { text: "a program", files: [file] });
    const failed = await until(() =>
      widget.conversations.get(id)?.messages.find(({ delivery }) => delivery === "failed"),
    );
    expect(richTextToPlainText(failed.body)).toBe("a program");
    expect(failed.failure).toBe("file_type_not_allowed");
    widget.conversations.discard(failed.id);
    expect(widget.conversations.get(id)).toBeUndefined();
    await until(() => widget.connection.unsent.value === 0);
    await until(
      async () => !(await browser().storedKeys()).some((key) => key.startsWith("outbox")),
    );
  });
});
