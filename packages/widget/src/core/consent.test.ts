import { describe, expect, test } from "vitest";
import { cut } from "../../../../test/support/core/network.ts";
import { until } from "../../../../test/support/core/until.ts";
import { useRealServer } from "../../../../test/support/core/use-real-server.ts";
import type { Page } from "../../../../test/support/core/open-page.ts";

const { server, browser, open } = useRealServer();

const ready = async (page: Page): Promise<Page> => {
  await until(() => page.widget.knowledge.forms.value.length > 0);
  return page;
};
const say = ({ widget }: Page, text: string): string => {
  const id = widget.conversations.start();
  widget.conversations.send(id, { text });
  return id;
};
const isSent = (page: Page, id: string) =>
  page.widget.conversations.get(id)?.messages[0]?.delivery === "sent";

describe("[PR1] where consent is required", () => {
  test("nothing is kept, and nothing of the visitor sent, before it is given; then all of it is", async () => {
    const network = server().connect();
    const page = open({ network, consent: "required" });
    page.widget.panel.open();
    await ready(page);
    page.widget.search.type("refund");
    await until(() => page.widget.search.status.value === "done");
    page.widget.tickets.change({ subject: "typed before" });
    const id = say(page, "said before");
    await until(() => page.widget.conversations.get(id)?.messages[0]?.delivery === "queued");
    expect(await browser().storedKeys()).toEqual([]);
    expect(localStorage.getItem("helpbuoy:demo")).toBeNull();
    const asked = network.requests.map((request) => request.split("/")[4]);
    expect([...new Set(asked)].sort()).toEqual(["manifest", "packs"]);
    expect(page.widget.mayKeep.value).toBe(false);
    expect(await page.widget.call("diagnose", [])).toMatchObject({ reasons: ["consent_missing"] });

    await page.widget.call("consent", []);
    await until(() => isSent(page, id));
    await until(async () => (await browser().storedKeys()).includes("visitor-session"));
    await until(async () => (await browser().storedKeys()).includes("draft/ticket"));
    page.close();

    const next = open({ consent: "required" });
    expect(next.widget.mayKeep.value).toBe(true);
    await until(() => next.widget.conversations.get(id)?.snapshot);
  });

  test("[PR2] taken back, all that the browser kept is forgotten, and it is asked for anew", async () => {
    const page = await ready(open({ consent: "required" }));
    await page.widget.call("consent", [true]);
    const id = say(page, "hello");
    await until(() => isSent(page, id));
    await page.widget.call("consent", [false]);
    expect(await browser().storedKeys()).toEqual([]);
    expect(page.widget.conversations.list.value).toEqual([]);
    expect(localStorage.getItem("helpbuoy:demo/consent")).toBeNull();
    page.close();
    expect(open({ consent: "required" }).widget.mayKeep.value).toBe(false);
  });
});

test("[PR2] where nobody asks for it, consent changes nothing", async () => {
  const page = await ready(open());
  expect(page.widget.mayKeep.value).toBe(true);
  await page.widget.call("consent", [false]);
  expect(page.widget.mayKeep.value).toBe(true);
  const id = say(page, "hello");
  await until(() => isSent(page, id));
});

describe("[PR3] erasing from the panel", () => {
  test("[P44] everything: the server has no words of it, and neither has the browser", async () => {
    const page = await ready(open());
    const id = say(page, "canarycore");
    await until(() => isSent(page, id));
    page.widget.conversations.draft(id).value = "canarycore too";
    await until(async () => (await browser().storedKeys()).includes(`draft/${id}`));
    const privacy = await page.widget.privacy();
    const copy = await privacy.copy();
    expect(copy).toMatchObject({ status: "done", file: expect.any(Blob) });
    expect(await privacy.erase()).toEqual({ status: "done" });
    expect(page.widget.conversations.list.value).toEqual([]);
    const keys = (await browser().storedKeys()).filter((key) => !/^(knowledge\/|site$)/.test(key));
    expect(keys).toEqual([]);
    // What comes after is of someone new.
    const next = say(page, "hello again");
    await until(() => isSent(page, next));
    await page.widget.conversations.refresh();
    expect(page.widget.conversations.list.value.map((one) => one.id)).toEqual([next]);
  });

  test("one conversation goes from the list, with its draft; the others stay", async () => {
    const page = await ready(open());
    const [one, two] = [say(page, "first"), say(page, "second")];
    await until(() => isSent(page, one) && isSent(page, two));
    const privacy = await page.widget.privacy();
    expect(await privacy.erase(one)).toEqual({ status: "done" });
    expect(page.widget.conversations.list.value.map(({ id }) => id)).toEqual([two]);
    expect(page.widget.conversations.get(one)?.messages).toEqual([]);
    expect(page.widget.conversations.get(one)?.snapshot?.conversation.erasedAt).toBeDefined();
  });

  test("without a network it says so, and does nothing later on its own", async () => {
    const network = server().connect();
    const page = await ready(open({ network }));
    const id = say(page, "stays");
    await until(() => isSent(page, id) && page.widget.connection.unsent.value === 0);
    network.setFault(cut);
    const privacy = await page.widget.privacy();
    expect(await privacy.erase()).toMatchObject({ status: "failed" });
    expect(page.widget.conversations.get(id)?.messages[0]?.delivery).toBe("sent");
    expect(page.widget.connection.unsent.value).toBe(0);
  });
});

test("[SF1] what is typed into a sensitive field is in no draft, and gone with it", async () => {
  const page = await ready(open());
  const form = page.widget.knowledge.formFor(undefined);
  form?.fields.push({ id: "id-number", type: "text", label: "ID", sensitive: true });
  const { tickets } = page.widget;
  await until(() => tickets.check() !== undefined);
  tickets.changeField("id-number", "11010519491231002X");
  tickets.change({ subject: "kept" });
  expect(tickets.draft.value.values["id-number"]).toBe("11010519491231002X");
  await until(async () => (await browser().storedKeys()).includes("draft/ticket"));
  const kept = JSON.stringify(await browser().stored("draft/ticket"));
  expect(kept).toContain("kept");
  expect(kept).not.toContain("11010519491231002X");
  await page.widget.call("logout", []);
  expect(tickets.draft.value.values).toEqual({});
});
