import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { helpbuoy, newFolder } from "./support/helpbuoy-command.ts";
import { root } from "./support/root.ts";
import { readText } from "./support/source-files.ts";
import { openStored } from "./support/stored.ts";

describe("[F2.44] npx --no helpbuoy import", () => {
  const data = newFolder();
  const folder = newFolder();
  const good = join(folder, "en/returns/refund-time.md");
  const place = "en/returns/return-and-refund.md";
  const bad = join(folder, place);
  const run = (flags = "") =>
    helpbuoy(`import ${folder} --site shop ${flags}`, { HELPBUOY_DATA: data });
  const known = /^title: (.*)$/m.exec(
    readText("examples/knowledge/en/returns/refund-time.md"),
  )?.[1];
  const titles = () => {
    const stored = openStored(data);
    const rows = stored.rows<{ title: string }>("select title from articles order by slug");
    stored.close();
    return rows.map(({ title }) => title);
  };
  beforeAll(async () => {
    const from = join(root, "examples/knowledge");
    for (const part of ["en/categories.yaml", "en/returns", "media"]) {
      cpSync(join(from, part), join(folder, part), { recursive: true });
    }
    await helpbuoy("site create shop --locales en", { HELPBUOY_DATA: data });
  });

  test("is a dry run: prints what would change, and changes nothing", async () => {
    for (let time = 0; time < 2; time++) {
      const { code, stdout } = await run();
      expect(stdout).toMatch(/^articles: [1-9]\d* added, 0 changed, 0 removed, 0 unchanged$/m);
      expect(stdout).toMatch(/^ {2}\+ en\/refund-time$/m);
      expect(stdout).toContain("Nothing was changed; --apply does it.");
      expect(code).toBe(0);
    }
    expect(titles()).toEqual([]);
  });

  test("names a bad file with its line and why; the good ones are not lost", async () => {
    const text = readFileSync(bad, "utf8");
    const line = text.split("\n").length;
    writeFileSync(bad, `${text}\n<b>raw</b>\n`);
    const refusal = `${place}:${line + 1} raw HTML is not taken`;
    const dry = await run();
    expect(dry.stdout).toContain(refusal);
    expect(dry.code).toBe(1);
    const applied = await run("--apply");
    expect(applied.stdout).toContain(refusal);
    expect(applied.stdout).toContain("Published: en.");
    expect(applied.code).toBe(1);
    expect(titles()).toContain(known);
    // Mended, it is the one thing that is new.
    writeFileSync(bad, text);
    expect((await run("--apply")).stdout).toMatch(/^articles: 1 added, 0 changed, 0 removed/m);
  });

  test("a second --apply changes nothing", async () => {
    const before = titles();
    const { code, stdout } = await run("--apply");
    expect(stdout).toMatch(/^articles: 0 added, 0 changed, 0 removed, \d+ unchanged$/m);
    expect(stdout).toContain("Nothing new to publish.");
    expect(code).toBe(0);
    expect(titles()).toEqual(before);
  });

  test("what changed is found; a file that turned bad keeps what it said before", async () => {
    const before = titles();
    writeFileSync(good, readFileSync(good, "utf8").replace(/^title: .*/m, "title: Refunds, when"));
    const text = readFileSync(bad, "utf8");
    writeFileSync(bad, text.replace(/^category: .*/m, "category: nowhere"));
    const line = text.split("\n").findIndex((one) => one.startsWith("category:")) + 1;
    const { code, stdout } = await run("--apply");
    expect(stdout).toMatch(/^articles: 0 added, 1 changed, 0 removed/m);
    expect(stdout).toMatch(/^ {2}~ en\/refund-time$/m);
    expect(stdout).toMatch(new RegExp(`^ {2}${place}:${line} \\S`, "m"));
    expect(code).toBe(1);
    const after = titles();
    expect(after).toContain("Refunds, when");
    expect(after).toHaveLength(before.length);
  });
});
