import { openStorage } from "@helpbuoy/client";
import { describe, expect, test } from "vitest";
import type { Page } from "../../../../../test/support/core/open-page.ts";
import { until } from "../../../../../test/support/core/until.ts";
import { useRealServer } from "../../../../../test/support/core/use-real-server.ts";

const { server, browser, open } = useRealServer();

async function ready(page: Page): Promise<Page> {
  await until(() => page.widget.knowledge.forms.value.length > 0);
  await until(() => page.widget.tickets.check() !== undefined);
  return page;
}

function fillIn({ widget: { tickets, knowledge } }: Page, categorySlug?: string): void {
  tickets.change({ categorySlug });
  tickets.change({ subject: "Parcel never came", description: "It says delivered.", email: "" });
  for (const field of knowledge.formFor(categorySlug)?.fields ?? []) {
    if (!field.required) continue;
    const value = field.type === "choice" ? (field.options?.[0]?.value ?? "") : "123456";
    tickets.changeField(field.id, value);
  }
}

describe("what was refused", () => {
  test("[OB4] a ticket goes back to the form, is mended there and filed", async () => {
    const network = server().connect();
    const page = await ready(open({ network }));
    const { tickets, conversations } = page.widget;
    fillIn(page);
    tickets.attach([new File(["a parcel"], "parcel.txt", { type: "text/plain" })]);
    const { values } = tickets.draft.value;
    const refusal = { type: "about:blank", title: "no", status: 422, code: "invalid_input" };
    network.setFault((request) =>
      request.url.endsWith("/commands")
        ? Promise.resolve(Response.json(refusal, { status: 422 }))
        : undefined,
    );
    const id = tickets.submit() ?? "";
    const failed = await until(() =>
      conversations.get(id)?.messages.find(({ delivery }) => delivery === "failed"),
    );
    tickets.change({ subject: "Another one" });
    const taken = await conversations.edit(failed.id);
    expect(taken).toEqual({ status: "failed", reason: "other_draft" });
    expect(tickets.draft.value.subject).toBe("Another one");
    expect(conversations.get(id)?.messages).toHaveLength(1);

    tickets.change({ subject: "" });
    expect(await conversations.edit(failed.id)).toEqual({ status: "ticket" });
    expect(tickets.draft.value).toMatchObject({
      subject: "Parcel never came",
      description: "It says delivered.",
      values,
    });
    // Its bytes had gone to the server already.
    expect(await tickets.draft.value.files[0]?.file.text()).toBe("a parcel");
    expect(await browser().stored("draft/ticket")).toMatchObject({ subject: "Parcel never came" });
    expect(conversations.get(id)).toBeUndefined();
    network.setFault(undefined);
    tickets.change({ subject: "Parcel is late" });
    expect(tickets.submit({ conversationId: id })).toBe(id);
    const filed = await until(() => conversations.get(id)?.snapshot);
    expect(filed.conversation).toMatchObject({ subject: "Parcel is late" });
    expect(filed.messages[0]?.attachments).toHaveLength(1);
  });

  test("[OB4] [P33] a ticket leaves the outbox when its draft is kept, and not before", async () => {
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
                for (const [key] of entries) {
                  if (key.startsWith("draft/ticket")) order.push(`${key} kept`);
                }
                return isKept;
              },
              remove(keys) {
                if (keys.some((key) => key.startsWith("outbox/"))) order.push("record removed");
                return storage.remove(keys);
              },
            };
          },
        },
      }),
    );
    const { tickets, conversations, knowledge } = page.widget;
    const form = knowledge.forms.value.find((one) =>
      one.fields.some(({ type }) => type === "files"),
    );
    const categorySlug = form?.categories[0] ?? "";
    const fieldId = form?.fields.find(({ type }) => type === "files")?.id ?? "";
    fillIn(page, categorySlug);
    tickets.attach([new File(["a note"], "note.txt", { type: "text/plain" })], fieldId);
    const { values } = tickets.draft.value;
    network.setFault((request) =>
      request.method === "PUT" || request.method === "POST"
        ? Promise.resolve(Response.json({ code: "invalid_input" }, { status: 422 }))
        : undefined,
    );
    const id = tickets.submit() ?? "";
    const failed = await until(() =>
      conversations.get(id)?.messages.find(({ delivery }) => delivery === "failed"),
    );
    await until(() => tickets.draft.value.subject === "");
    order.length = 0;
    expect(await conversations.edit(failed.id)).toEqual({ status: "ticket" });
    await until(() => order.includes("record removed"));
    expect(order.slice(0, 2).sort()).toEqual(["draft/ticket kept", "draft/ticket-files kept"]);
    expect(order[2]).toBe("record removed");
    expect(tickets.draft.value).toMatchObject({ categorySlug, values, files: [{ fieldId }] });
  });

  test("[OB4] a message goes back to its draft, in front of what was typed since", async () => {
    const { widget } = await ready(open());
    const id = widget.conversations.start();
    const file = new File([new Uint8Array([0x4d, 0x5a, 0, 0])], "x.exe");
    widget.conversations.send(id, { text: "a program", files: [file] });
    const failed = await until(() =>
      widget.conversations.get(id)?.messages.find(({ delivery }) => delivery === "failed"),
    );
    widget.conversations.draft(id).value = "and more";
    const taken = await widget.conversations.edit(failed.id);
    if (taken.status !== "message") throw new Error(taken.status);
    expect(taken.files.map(({ name, size }) => [name, size])).toEqual([["x.exe", 4]]);
    expect(widget.conversations.draft(id).value).toBe("a program\nand more");
    expect(await browser().stored(`draft/${id}`)).toBe("a program\nand more");
    expect(widget.conversations.get(id)).toBeUndefined();
    expect(await widget.conversations.edit(failed.id)).toMatchObject({ status: "failed" });
  });
});
