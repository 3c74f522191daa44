import type { Manifest, SiteLook } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DESK } from "../../test/desk.ts";
import { createTestServer, ORIGIN, type TestServer } from "../../test/test-server.ts";
import { siteTag } from "./site-tag.ts";

let server: TestServer;
let admin: string;
beforeAll(async () => {
  server = await createTestServer();
  admin = await server.agent("admin@example.com", "admin");
});
afterAll(() => server.stop());

const look: SiteLook = {
  color: "#0a6b43",
  logo: null,
  launcherPosition: "start",
  launcherLabel: { "zh-CN": "找客服", en: "Help" },
  greeting: { "zh-CN": "欢迎来到浪花", en: "Welcome to Spindrift" },
};
type Settings = { look: SiteLook | null; locales: string[]; defaultLocale: string };
const patch = (body: object, token = admin) =>
  server.call<Settings>(`${DESK}/settings`, { method: "PATCH", token, body });
const manifest = async (locale: string) =>
  (await server.call<Manifest>(`/manifest?locale=${locale}`, { headers: { origin: ORIGIN } })).body;
const snippet = async (locale?: string) =>
  (
    await server.call<{ html: string }>(
      `${DESK}/settings/snippet${locale === undefined ? "" : `?locale=${locale}`}`,
      { token: admin },
    )
  ).body.html;

function png(): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(33);
  bytes.write("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10", "latin1");
  return Uint8Array.from(bytes);
}

describe("[F3.74] [PL3] the look of a site", () => {
  test("is none, then what admins say, and goes to visitors", async () => {
    expect((await server.call<Settings>(`${DESK}/settings`, { token: admin })).body.look).toBe(
      null,
    );
    expect((await manifest("en")).site).not.toHaveProperty("look");
    expect(await snippet()).toMatch(/ data-site="demo"><\/script>$/);
    const li = await server.agent("li@example.com", "lead");
    expect((await patch({ look }, li)).problem.code).toBe("not_permitted");
    server.clock.advance(1);

    expect((await patch({ look: { ...look, color: "#0A6B43" } })).body.look).toEqual(look);
    expect((await manifest("en")).site.look).toEqual(look);
    const { body } = await server.call<{ entries: object[] }>(`${DESK}/audit`, { token: admin });
    expect(body.entries[0]).toMatchObject({ act: "site.changed", detail: { changed: ["look"] } });
    // What is not named stays.
    expect((await patch({ name: "浪花" })).body.look).toEqual(look);
    expect(await snippet()).toMatch(
      / data-site="demo" data-color="#0a6b43" data-position="start" data-label="找客服"><\/script>$/,
    );
    expect(await snippet("en")).toContain(' data-label="Help"');

    expect((await patch({ look: null })).body.look).toBe(null);
    expect((await manifest("en")).site).not.toHaveProperty("look");
  });

  test.each([
    [{ color: "red" }, "look.color"],
    [{ color: "#fff;background:url(x)" }, "look.color"],
    [{ logo: "https://else.example/logo.png" }, "look.logo"],
    [{ logo: "javascript:alert(1)" }, "look.logo"],
    [{ logo: `pictures/${"a".repeat(20)}.png` }, "look.logo"],
    [{ launcherPosition: "top" }, "look.launcherPosition"],
    [{ launcherLabel: { en: "x".repeat(25) } }, "look.launcherLabel.en"],
    [{ greeting: { en: "x".repeat(81) } }, "look.greeting.en"],
    [{ greeting: { en: " " } }, "look.greeting.en"],
  ])("%o is refused", async (part, path) => {
    const { problem } = await patch({ look: { ...look, ...part } });
    expect(problem.code).toBe("invalid_input");
    expect(problem.issues?.map((issue) => issue.path)).toContain(path);
  });

  test("has a logo that was sent; another takes its place, and it is gone", async () => {
    const sent = await server.call<{ source: string }>(`${DESK}/pictures`, {
      method: "POST",
      token: admin,
      raw: png(),
    });
    const { source } = sent.body;
    expect((await patch({ look: { ...look, logo: source } })).status).toBe(200);
    expect((await manifest("zh-CN")).site.look?.logo).toBe(source);
    expect((await server.call(`/${source}`)).status).toBe(200);
    await patch({ look: { ...look, greeting: {} } });
    expect((await server.call(`/${source}`)).status).toBe(404);
  });

  test("has a colour on which white can be read, however bright the one that was chosen", async () => {
    expect((await patch({ look: { ...look, color: "#ffd400" } })).body.look?.color).toBe("#ffd400");
    expect((await manifest("en")).site.look?.color).toBe("#8c7500");
    expect(await snippet()).toContain(' data-color="#8c7500"');
  });

  test("stands in the tag as text, whatever it says", () => {
    const tag = siteTag(
      { key: "demo", look: { ...look, launcherLabel: { en: `"><script>alert(1)</script>&` } } },
      { src: "https://help.example.com/helpbuoy.js", locale: "en" },
    );
    expect(tag).toContain(
      ' data-label="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;"></script>',
    );
  });
});

describe("[F3.74] the languages of a site", () => {
  test("one is taken away and had back with all its articles; one that is new can take tickets", async () => {
    const articles = async (locale: string) => (await manifest(locale)).titles.hash;
    const before = await articles("en");
    expect((await patch({ locales: ["zh-CN"] })).body.locales).toEqual(["zh-CN"]);
    expect((await manifest("en")).locale).toBe("zh-CN");
    await patch({ locales: ["zh-CN", "en", "fr"] });
    expect(await articles("en")).toBe(before);
    expect((await manifest("fr")).locale).toBe("fr");
    const { body } = await server.call<{ forms: { locale: string }[] }>(`${DESK}/forms`, {
      token: admin,
    });
    expect(body.forms.filter(({ locale }) => locale === "fr")).toHaveLength(1);
  });

  test.each([
    [{ locales: [] }, "locales"],
    [{ locales: ["en", "en"] }, "locales"],
    [{ locales: ["not a locale"] }, "locales.0"],
    [{ locales: ["en"] }, "defaultLocale"],
  ])("%o is refused", async (body, path) => {
    await patch({ defaultLocale: "zh-CN" });
    const { problem } = await patch(body);
    expect(problem.code).toBe("invalid_input");
    expect(problem.issues?.[0]?.path).toBe(path);
  });
});
