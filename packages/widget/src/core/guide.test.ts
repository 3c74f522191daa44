import type { FollowedGuide } from "@helpbuoy/protocol";
import { beforeAll, describe, expect, test } from "vitest";
import { cut } from "../../../../test/support/core/network.ts";
import type { Page } from "../../../../test/support/core/open-page.ts";
import { publishFiles } from "../../../../test/support/core/publish-files.ts";
import { until } from "../../../../test/support/core/until.ts";
import { useRealServer } from "../../../../test/support/core/use-real-server.ts";
import type { GuideModel } from "./widget.ts";

const { server, browser, open } = useRealServer();
beforeAll(() => publishFiles(server()), 60_000);

async function openGuide(page: Page): Promise<GuideModel> {
  const found = await page.widget.knowledge.openGuide("sign-in-fails");
  if (found.status !== "found") throw new Error(found.status);
  return found.model;
}
const stepOf = (model: GuideModel) => model.walk.value.step.id;
async function look(model: GuideModel): Promise<void> {
  await model.look();
  await until(() => model.reading.value !== undefined);
}
/** To the question after the probe. */
async function goToChoice(model: GuideModel): Promise<void> {
  await look(model);
  model.goOn();
  expect(stepOf(model)).toBe("what");
}

describe("[F6.02] a guide in the page", () => {
  test("[GD2] goes from step to step by what is answered", async () => {
    const model = await openGuide(open());
    expect(stepOf(model)).toBe("online");
    await goToChoice(model);
    model.answer("option-1");
    expect(stepOf(model)).toBe("password");
    model.answer("no");
    expect(model.walk.value.step).toMatchObject({ kind: "end", outcome: "person" });
  });

  test("[GD3] a probe that failed leads elsewhere, and may look again", async () => {
    const page = open();
    const model = await openGuide(page);
    page.setOnline(false);
    await look(model);
    expect(model.reading.value?.result).toBe("failed");
    page.setOnline(true);
    await look(model);
    expect(model.reading.value?.result).toBe("passed");
    page.setOnline(false);
    await look(model);
    model.goOn();
    expect(stepOf(model)).toBe("reconnect");
  });

  test("[GD4] back takes the last answer away with what was found, starting over all of it", async () => {
    const page = open();
    const model = await openGuide(page);
    await goToChoice(model);
    model.answer("option-0");
    expect(model.followed().probes).toHaveLength(1);
    model.back();
    expect(stepOf(model)).toBe("what");
    model.back();
    expect(stepOf(model)).toBe("online");
    expect(model.reading.value).toBeUndefined();
    expect(model.followed().probes).toEqual([]);
    model.back();
    expect(stepOf(model)).toBe("online");
    await goToChoice(model);
    model.restart();
    expect(model.walk.value.passed).toEqual([]);
    expect((await page.widget.conversations.context()).guide).toBeUndefined();
  });

  test("[GD2] is gone on with on another page, without a network, and in another language", async () => {
    const first = open();
    await goToChoice(await openGuide(first));
    await until(async () => (await browser().stored("guides")) !== undefined);
    await until(async () => (await browser().storedKeys()).includes("knowledge/en/index"));
    first.close();
    const network = server().connect();
    network.setFault(cut);
    const second = open({ network });
    expect(stepOf(await openGuide(second))).toBe("what");
    second.close();
    const third = open({ locales: ["zh-CN"] });
    const { guide, walk } = await openGuide(third);
    expect(guide.title).toBe("查一查为什么登录不了");
    expect(walk.value.step.title).toBe("登录时遇到了什么？");
  });

  test("[GD3] without a network the probe says so and the guide goes on to its end", async () => {
    const first = open();
    await openGuide(first);
    await until(async () => (await browser().storedKeys()).includes("knowledge/en/index"));
    first.close();
    const network = server().connect();
    network.setFault(cut);
    const model = await openGuide(open({ network }));
    await look(model);
    model.goOn();
    model.answer("next");
    model.answer("option-0");
    model.answer("yes");
    expect(model.walk.value.step).toMatchObject({ kind: "end", outcome: "solved" });
  });

  test("tells the page that it began and how it ended, once each", async () => {
    const page = open();
    const said: unknown[] = [];
    for (const name of ["guide:started", "guide:finished"]) {
      page.widget.call("on", [name, (detail: unknown) => said.push([name, detail])]);
    }
    await goToChoice(await openGuide(page));
    const model = await openGuide(page);
    model.answer("option-0");
    model.answer("yes");
    const slug = "sign-in-fails";
    const whole = [
      ["guide:started", { slug }],
      ["guide:finished", { slug, outcome: "solved" }],
    ];
    expect(said).toEqual(whole);
    model.restart();
    expect(said).toEqual([...whole, whole[0]]);
  });

  test("is forgotten with the visitor", async () => {
    const page = open();
    await goToChoice(await openGuide(page));
    await until(async () => (await browser().stored("guides")) !== undefined);
    await page.widget.call("logout", []);
    expect(stepOf(await openGuide(page))).toBe("online");
    await until(async () => (await browser().stored("guides")) === undefined);
    expect((await page.widget.conversations.context()).guide).toBeUndefined();
  });
});

describe("[F6.03] [GD5] what was done in a guide goes along", () => {
  const path: FollowedGuide["path"] = [
    { title: "Is this device online?", answer: "passed" },
    { title: "What happens when you sign in?", answer: "option", option: "The code does not come" },
    { title: "Ask for the code again", answer: "no" },
  ];
  async function goToTicket(page: Page): Promise<FollowedGuide> {
    const model = await openGuide(page);
    await goToChoice(model);
    model.answer("option-0");
    model.answer("no");
    return model.followed();
  }
  /** What agents were told with the conversation whose subject or guide holds these words. */
  async function toldTo(words: string): Promise<FollowedGuide | null | undefined> {
    const [found] = await server().app.services.find.find("demo", words);
    return found?.record.guide;
  }

  test("with a ticket, which may then say nothing else, and outlives a reload in its draft", async () => {
    const first = open();
    const guide = await goToTicket(first);
    expect(guide).toMatchObject({ slug: "sign-in-fails", path, outcome: "ticket" });
    expect(guide.probes).toEqual([{ probe: "online", result: "passed", fact: "" }]);
    first.widget.tickets.change({ guide, subject: "Codes stay away", categorySlug: "" });
    await until(async () => (await browser().stored("draft/ticket")) !== undefined);
    first.close();
    const { widget } = open();
    await until(() => widget.tickets.draft.value.guide !== undefined);
    await until(() => widget.knowledge.forms.value.length > 0);
    for (const field of widget.knowledge.formFor("")?.fields ?? []) {
      const value = field.type === "choice" ? (field.options?.[0]?.value ?? "") : "123456";
      if (field.required) widget.tickets.changeField(field.id, value);
    }
    expect(widget.tickets.check()).toBeUndefined();
    expect(widget.tickets.submit()).toBeDefined();
    expect(widget.tickets.draft.value.guide).toBeUndefined();
    await until(async () => (await toldTo("Codes stay away")) !== undefined);
    expect(await toldTo("Codes stay away")).toEqual(guide);
  });

  test("with a ticket of nothing but its own words where it was left out", async () => {
    const page = open();
    const guide = await goToTicket(page);
    page.widget.tickets.change({ guide });
    page.widget.tickets.change({ guide: undefined });
    await until(() => page.widget.knowledge.forms.value.length > 0);
    await until(() => page.widget.tickets.check() !== undefined);
    expect(page.widget.tickets.check()?.description).toBe("required");
  });

  test("with a handoff, as far as the visitor let it pass", async () => {
    const page = open();
    const guide = await goToTicket(page);
    expect((await page.widget.conversations.context()).guide).toEqual(guide);
    const id = page.widget.conversations.start();
    page.widget.conversations.send(id, { text: "Pilchards and plums" });
    page.widget.conversations.requestHandoff(id, [], { guide: { ...guide, probes: [] } });
    await until(async () => (await toldTo("Pilchards and plums")) != null);
    expect(await toldTo("Pilchards and plums")).toEqual({ ...guide, probes: [] });
  });
});
