import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { helpbuoy, newFolder } from "./support/helpbuoy-command.ts";
import { root } from "./support/root.ts";
import { openStored } from "./support/stored.ts";

const guide = `title: It does not load
slug: no-load
locale: en
category: returns
questions: [nothing shows]
steps:
  - kind: probe
    id: online
    title: Looking
    probe: online
    passed: done
    failed: done
  - { kind: end, id: done, title: Good, outcome: solved }
`;
const task = `title: Return something
slug: return-it
locale: en
category: returns
summary: Send it back.
requires: []
fields:
  - { id: order, type: order, label: Order, required: true }
  - { id: lines, type: order-lines, label: What, of: order }
steps:
  - { title: What, fields: [order, lines] }
action: ticket
next: We answer today.
`;

describe("[F6.26] npx --no helpbuoy export", () => {
  const knowledge = newFolder();
  const data = newFolder();
  const copyData = newFolder();
  const target = join(newFolder(), "copy");
  const of = (folder: string) => ({ HELPBUOY_DATA: folder });
  const version = (folder: string) => {
    const stored = openStored(folder);
    const rows = stored.rows<{ version: string }>(
      "select version from publications where locale = 'en' order by cursor desc limit 1",
    );
    stored.close();
    return rows[0]?.version;
  };
  beforeAll(async () => {
    const from = join(root, "examples/knowledge");
    for (const part of ["en/categories.yaml", "en/returns", "en/forms", "media"]) {
      cpSync(join(from, part), join(knowledge, part), { recursive: true });
    }
    cpSync(join(root, "packages/server/test/knowledge/media"), join(knowledge, "media"), {
      recursive: true,
    });
    appendFileSync(
      join(knowledge, "en/returns/refund-time.md"),
      "\n![How it goes](../../media/progress.webm)\n",
    );
    for (const [name, text] of [
      ["guides/no-load", guide],
      ["tasks/return-it", task],
      ["confirmed", "refund-time: [where is my money]\n"],
    ] as const) {
      const place = join(knowledge, `en/${name}.yaml`);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, text);
    }
    await helpbuoy("site create shop --locales en", of(data));
    await helpbuoy("site create other --locales en", of(copyData));
    const { code, stdout } = await helpbuoy(`import ${knowledge} --apply`, of(data));
    if (code !== 0) throw new Error(stdout);
  });

  test("writes what an import reads back as the same pack", async () => {
    const { code, stdout } = await helpbuoy(`export ${target}`, of(data));
    expect(stdout).toMatch(/^en: [1-9]\d* articles, [1-9]\d* forms, 1 guides, 1 tasks$/m);
    expect(stdout).toMatch(/^media: [1-9]\d* files$/m);
    expect(code).toBe(0);
    const imported = await helpbuoy(`import ${target} --apply`, of(copyData));
    expect(imported.stdout).not.toContain("refused");
    expect(imported.stdout).not.toContain("warnings");
    expect(imported.code).toBe(0);
    expect(version(copyData)).toBe(version(data));
    const stored = openStored(copyData);
    const confirmed = stored.rows<{ text: string }>("select text from confirmed_questions");
    stored.close();
    expect(confirmed.map(({ text }) => text)).toEqual(["where is my money"]);
  });

  test("overwrites nothing, and says in a sentence what it cannot do", async () => {
    const again = await helpbuoy(`export ${target}`, of(data));
    expect(again.stderr).toContain(`${target} is not empty; name a new folder.\n`);
    expect(again.code).toBe(1);
    const nowhere = await helpbuoy(`export ${target} --site none`, of(data));
    expect(nowhere.stderr).toContain('There is no site "none".\n');
    expect((await helpbuoy("export", of(data))).stderr).toContain(
      "Into which new folder? helpbuoy export <folder>\n",
    );
  });

  test.for([
    ["en/categories.yaml", "slug: returns", "slug: Re turns"],
    ["en/returns/refund-time.md", "category: returns", "category: nowhere"],
    ["en/forms/order-problem.yaml", "type: choice", "type: colour"],
    ["en/guides/no-load.yaml", "probe: online", "probe: mood"],
    ["en/tasks/return-it.yaml", "of: order", "of: nothing"],
    ["en/confirmed.yaml", "refund-time:", "no-such-article:"],
    ["ids.yaml", "refund-time:", "Refund Time:"],
  ] as const)("each kind of file is refused by its line: %s", async ([path, good, bad]) => {
    const place = join(target, path);
    const text = readFileSync(place, "utf8");
    const line = text.split("\n").findIndex((one) => one.includes(good)) + 1;
    expect(line).toBeGreaterThan(0);
    writeFileSync(place, text.replace(good, bad));
    const { code, stdout } = await helpbuoy(`import ${target}`, of(copyData));
    writeFileSync(place, text);
    expect(stdout).toMatch(new RegExp(`^ {2}${path}:${line} \\S`, "m"));
    expect(code).toBe(1);
  });
});
