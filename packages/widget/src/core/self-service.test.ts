import { beforeAll, describe, expect, test } from "vitest";
import { cut } from "../../../../test/support/core/network.ts";
import { publishFiles } from "../../../../test/support/core/publish-files.ts";
import { until } from "../../../../test/support/core/until.ts";
import { useRealServer } from "../../../../test/support/core/use-real-server.ts";

const { server, browser, open } = useRealServer();

const task = (title: string) => `title: ${title}
slug: test-appeal
locale: en
category: account
summary: Ask us to look again.
action: ticket
requires: []
fields:
  - { id: why, type: multiline, label: Why, required: true }
steps:
  - { title: Why, fields: [why] }
next: We look at it within a day.
`;
const publish = (title = "Ask again") =>
  publishFiles(server(), { "en/tasks/test-appeal.yaml": task(title) });

type Ref = { hash: string };
const manifest = async () =>
  (await browser().stored("knowledge/en/manifest")) as { guides: Ref; tasks: Ref; titles: Ref };
const keptParts = async () =>
  (await browser().storedKeys()).filter((key) => key.startsWith("knowledge/en/part/"));
const isKept = async ({ hash }: Ref) => (await keptParts()).some((key) => key.endsWith(hash));
const areKept = async () => {
  const { guides, tasks } = (await manifest()) ?? {};
  return guides !== undefined && (await isKept(guides)) && (await isKept(tasks));
};

beforeAll(() => publish(), 60_000);

describe("[KP7] guides and tasks in the page", () => {
  test("are named with the titles, each in its category", async () => {
    const { knowledge } = open().widget;
    await until(() => knowledge.guides.value.length > 0);
    expect(knowledge.guides.value).toContainEqual(
      expect.objectContaining({
        slug: "sign-in-fails",
        title: "Find out why you cannot sign in",
        categorySlug: "account",
      }),
    );
    expect(knowledge.tasks.value.map(({ slug }) => slug)).toContain("test-appeal");
  });

  test("are found before anything else has come, by whoever asks at once", async () => {
    const { knowledge } = open().widget;
    const [guide, appeal] = await Promise.all([
      knowledge.openGuide("sign-in-fails"),
      knowledge.task("test-appeal"),
    ]);
    expect(guide).toMatchObject({ status: "found", model: { guide: { slug: "sign-in-fails" } } });
    expect(appeal).toMatchObject({ status: "found", task: { action: "ticket" } });
    expect(await knowledge.openGuide("no-such-guide")).toEqual({ status: "missing" });
    expect(await knowledge.task("no-such-task")).toEqual({ status: "missing" });
  });

  test("open without a network once a visit has been idle", async () => {
    open();
    await until(areKept);
    const network = server().connect();
    network.setFault(cut);
    const { knowledge } = open({ network }).widget;
    expect((await knowledge.openGuide("sign-in-fails")).status).toBe("found");
    expect((await knowledge.task("test-appeal")).status).toBe("found");
  });

  test("without a network and nothing kept the reason is said, and asking again finds them", async () => {
    const network = server().connect();
    network.setFault(cut);
    const page = open({ network });
    const { knowledge } = page.widget;
    expect(await knowledge.openGuide("sign-in-fails")).toEqual({
      status: "failed",
      reason: "offline",
    });
    network.setFault(undefined);
    page.setOnline(true);
    expect((await knowledge.openGuide("sign-in-fails")).status).toBe("found");
  });

  test("[KP5] a damaged part is fetched again", async () => {
    const first = open();
    await until(areKept);
    first.close();
    const { guides } = await manifest();
    await browser().store(`knowledge/en/part/${guides.hash}`, {
      guides: [{ slug: "sign-in-fails" }],
    });
    const network = server().connect();
    const { knowledge } = open({ network }).widget;
    expect(await knowledge.openGuide("sign-in-fails")).toMatchObject({
      model: { guide: { title: "Find out why you cannot sign in" } },
    });
    expect(network.requests.join()).toContain(guides.hash);
  });

  test("[KP5] columns that do not fit the titles are dropped and fetched again", async () => {
    const first = open();
    await until(areKept);
    first.close();
    const { titles } = await manifest();
    const key = `knowledge/en/part/${titles.hash}`;
    const stored = (await browser().stored(key)) as { guides: object };
    await browser().store(key, { ...stored, guides: { ...stored.guides, titles: [] } });
    const network = server().connect();
    const { knowledge } = open({ network }).widget;
    await until(() => knowledge.guides.value.some(({ title }) => title.length > 0));
    expect(network.requests.join()).toContain(titles.hash);
  });

  test("tidying keeps those of the version shown, and no others", async () => {
    const page = open();
    await until(areKept);
    const before = await manifest();
    await publish("Ask once more");
    page.widget.panel.open();
    await until(
      async () => (await manifest()).tasks.hash !== before.tasks.hash && (await areKept()),
    );
    await until(async () => !(await isKept(before.tasks)));
    expect(await isKept(before.guides)).toBe(true);
    await publish();
  });
});
