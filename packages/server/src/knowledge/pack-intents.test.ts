import type { IntentsPart, Manifest } from "@helpbuoy/protocol";
import { classify, decodeIntentModel } from "@helpbuoy/search/intent";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addFiles, articleFile, categoriesFile, writeFolder } from "../../test/knowledge-files.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

// Training takes seconds, and gives way to whatever else runs.
vi.setConfig({ testTimeout: 60_000 });

const things = [
  "apple banana bread butter candle carrot cheese cherry coffee cotton",
  "dinner dragon engine feather flower forest garden guitar hammer honey",
].flatMap((line) => line.split(" "));
const ways = ["where is my X", "X please", "lost the X", "how do I get a X", "broken X"];
const asked = (thing: string) => ways.map((way) => way.replace("X", thing));
const fileOf = (thing: string, questions: readonly string[], body?: string) =>
  articleFile(thing, { front: { questions: `[${questions.join(", ")}]` }, ...(body && { body }) });

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await createTestServer({ isEmpty: true });
  folder = writeFolder({
    "en/categories.yaml": categoriesFile,
    "en/confirmed.yaml": "feather:\n  - something light fell off my quill\n",
    ...Object.fromEntries(
      things.map((thing) => [`en/account/${thing}.md`, fileOf(thing, asked(thing))]),
    ),
  });
});
afterAll(() => server.stop());

async function publish(): Promise<Manifest> {
  const { imports, knowledge, sites } = server.app.services;
  await imports.apply("demo", await imports.prepare("demo", folder));
  // Nobody has asked the bot yet: a manifest says at first what there is.
  const first = (await manifest()).intents;
  await knowledge.learnt(await sites.get("demo"), "en");
  await expect
    .poll(
      async () => {
        // It waits for no further edit, for a minute.
        server.clock.advance(60_000);
        return (await manifest()).intents;
      },
      { timeout: 30_000 },
    )
    .toBeDefined();
  expect(first).toBeUndefined();
  return manifest();
}
const manifest = async () => (await server.call<Manifest>("/manifest?locale=en")).body;
async function partOf({ intents }: Manifest) {
  const { body } = await server.call<IntentsPart>(`/packs/${intents?.hash}.json`);
  return { ...body, model: decodeIntentModel(Buffer.from(body.model, "base64")) };
}
const idOf = async (slug: string) => {
  const { body } = await server.call<{ id: number }>(`/articles/${slug}?locale=en`);
  return String(body.id);
};
const intentOf = async (text: string) => {
  const { model } = await partOf(await manifest());
  return model && classify(model, text).intents[0];
};

test("[F5.24] [OA4] a manifest with a small model follows the one without", async () => {
  const { version } = await publish();
  expect((await intentOf("my feather is lost"))?.label).toBe(await idOf("feather"));
  // What an import confirmed is the site's own.
  expect(await intentOf("it fell off my quill")).toMatchObject({ label: await idOf("feather") });
  const { foreign } = await partOf(await manifest());
  expect(foreign.length).toBeGreaterThan(100);
  expect((await manifest()).version).toBe(version);
});

test("[OA4] a version that asks for the same has the same model; other ways to ask make another", async () => {
  const { intents: before, version } = await manifest();
  addFiles(folder, { "en/account/honey.md": fileOf("honey", asked("honey"), "Other words.") });
  const same = await publish();
  expect([same.version === version, same.intents]).toEqual([false, before]);
  const more = [...asked("honey"), "golden and sticky"];
  addFiles(folder, { "en/account/honey.md": fileOf("honey", more) });
  expect((await publish()).intents).not.toEqual(before);
  expect((await intentOf("golden sticky thing"))?.label).toBe(await idOf("honey"));
});

test("[OA4] [LN1] what an agent confirmed of a visitor's words teaches the server alone", async () => {
  const token = await server.agent("agent@example.com", "agent");
  const said = "my neighbour strums all night";
  await server.call("/v1/agents/sites/demo/questions/confirmed", {
    method: "POST",
    token,
    body: { locale: "en", slug: "guitar", texts: [said] },
  });
  const { knowledge, sites } = server.app.services;
  const site = await sites.get("demo");
  const saysIt = (examples: readonly { text: string }[]) =>
    examples.some(({ text }) => text === said);
  await expect
    .poll(async () => saysIt((await knowledge.published(site, "en")).examples), { timeout: 10_000 })
    .toBe(true);
  const { ownExamples } = await knowledge.published(site, "en");
  expect(saysIt(ownExamples)).toBe(false);
  expect(ownExamples.some(({ text }) => text === "something light fell off my quill")).toBe(true);
});
