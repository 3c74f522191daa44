import type { Manifest, SearchHit, SynonymGroup, TextsPart } from "@helpbuoy/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
let admin: string;
beforeAll(async () => {
  server = await createTestServer();
  admin = await server.agent("admin@example.com", "admin");
});
afterAll(() => server.stop());

const at = (locale: string) => `/v1/agents/sites/demo/knowledge/${locale}/synonyms`;
const list = async (locale = "en", token = admin) =>
  (await server.call<{ groups: SynonymGroup[] }>(at(locale), { token })).body.groups;
const save = (groups: unknown, locale = "en", token = admin) =>
  server.call<{ groups: SynonymGroup[] }>(at(locale), { method: "PUT", token, body: { groups } });
const manifest = async (locale: string) =>
  (await server.call<Manifest>(`/manifest?locale=${locale}`)).body;
const search = async (query: string, locale: string) =>
  (
    await server.call<{ hits: SearchHit[] }>(
      `/search?q=${encodeURIComponent(query)}&locale=${locale}`,
    )
  ).body.hits.map(({ title }) => title);

test("[F5.26] [KP8] what is saved is published at once, in its language alone, and found by search and bot", async () => {
  for (const [locale, group, title] of [
    ["en", ["refund", "reimbursement"], "How long a refund takes"],
    ["zh-CN", ["退款", "refund"], "退款多久到账"],
  ] as const) {
    const [, word] = group;
    const other = locale === "en" ? "zh-CN" : "en";
    const before = { here: await manifest(locale), there: await manifest(other) };
    expect(await search(word, locale)).toEqual([]);
    expect((await save([group], locale)).body).toEqual({ groups: [group] });
    expect(await list(locale)).toEqual([group]);

    const after = await manifest(locale);
    expect(after.version).not.toBe(before.here.version);
    expect(after.titles).toEqual(before.here.titles);
    expect((await manifest(other)).version).toBe(before.there.version);
    const { body } = await server.call<TextsPart>(`/packs/${after.texts.hash}.json`);
    expect(body.keywords[body.slugs.indexOf("refund-time")]).toContain(word);
    // The old version answers until the new one is read.
    await expect.poll(() => search(word, locale)).toContain(title);

    const site = await server.app.services.sites.get("demo");
    const published = await server.app.services.knowledge.learnt(site, locale);
    const [first] = published.rank(word).hits;
    expect(published.article(Number(first?.id))?.title).toBe(title);
  }
});

test("[F5.26] what is taken back is found no more, and the article's own keywords stay as they were", async () => {
  await save([["refund", "reimbursement"]]);
  await expect.poll(() => search("reimbursement", "en")).not.toEqual([]);
  expect((await save([])).status).toBe(200);
  await expect.poll(() => search("reimbursement", "en")).toEqual([]);
  expect(await search("money back", "en")).toContain("How long a refund takes");
});

test("[F5.26] what does not hold is refused by its place, and changes nothing", async () => {
  const kept = [["refund", "reimbursement"]];
  await save(kept);
  const issues = async (groups: unknown) => (await save(groups)).problem.issues;
  expect(await issues([...kept, ["alone"]])).toEqual([{ path: "groups.1", code: "too_short" }]);
  expect(await issues([Array.from({ length: 13 }, (_, i) => `word ${i}`)])).toEqual([
    { path: "groups.0", code: "too_long" },
  ]);
  expect(
    await issues([
      ["a", "x".repeat(41)],
      ["a", "?!"],
    ]),
  ).toEqual([
    { path: "groups.0.1", code: "too_long" },
    { path: "groups.1.1", code: "wrong_form" },
  ]);
  expect(await issues(Array.from({ length: 501 }, () => ["a", "b"]))).toEqual([
    { path: "groups", code: "too_long" },
  ]);
  const foreign = await save(kept, "fr");
  expect(foreign.problem.issues).toEqual([{ path: "locale", code: "unknown_locale" }]);
  expect(await list()).toEqual(kept);
});

test("[F5.26] the longest list there may be is taken", async () => {
  const word = (group: number, place: number) => `退${group}款${place}`.padEnd(40, "多久到账");
  const longest = Array.from({ length: 500 }, (_group, group) =>
    Array.from({ length: 12 }, (_place, place) => word(group, place)),
  );
  expect((await save(longest, "zh-CN")).status).toBe(200);
});

test("[F5.26] [AG7] [AG8] agents read them; admins change them, which is noted without the words", async () => {
  const lead = await server.agent("lead@example.com", "lead");
  const kept = [["refund", "reimbursement"]];
  await save(kept);
  expect(await list("en", lead)).toEqual(kept);
  expect((await save([], "en", lead)).problem.code).toBe("not_permitted");
  expect(await list()).toEqual(kept);
  const { body } = await server.call<{ entries: { act: string; subject: string }[] }>(
    "/v1/agents/sites/demo/audit",
    { token: admin },
  );
  const noted = body.entries.find(
    ({ act, subject }) => act === "synonyms.changed" && subject === "en",
  );
  expect(noted).toMatchObject({ detail: {} });
});
