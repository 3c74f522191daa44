import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createTestServer } from "../test/test-server.ts";
import { usage } from "./cli/usage.ts";
import { settingFlags } from "./settings.ts";
import { policyTable } from "./sites/strict-policy.ts";

const folder = join(import.meta.dirname, "..");
const readme = readFileSync(join(folder, "README.md"), "utf8");
const security = readFileSync(join(folder, "SECURITY.md"), "utf8");
/** Rows of Markdown tables, without the spaces that line them up. */
const rows = (markdown: string) =>
  markdown
    .split("\n")
    .filter((line) => /^\|(?! ?-)/.test(line))
    .map((line) => line.replace(/ *\| */g, "|"));

test("[P5] the policy in the README is the one the widget is tested under", () => {
  expect(rows(readme)).toEqual(expect.arrayContaining(rows(policyTable())));
});

test("[P45] the README names every counter of ours, and no other", async () => {
  const server = await createTestServer({ isEmpty: true, flags: { metrics: "9464" } });
  const text = (await server.app.metrics?.text()) ?? "";
  await server.stop();
  const counted = [...text.matchAll(/^# TYPE (helpbuoy_\w+)/gm)].map(([, name]) => name);
  const told = rows(readme).flatMap((row) => /^\|`(helpbuoy_\w+)`/.exec(row)?.[1] ?? []);
  expect(told.toSorted()).toEqual(counted.toSorted());
});

test("settings and commands in the README are those there are", () => {
  const named = new Set(readme.match(/HELPBUOY_[A-Z_]+|npx --no helpbuoy \w+/g));
  expect(named.size).toBeGreaterThan(6);
  for (const one of named) expect(usage).toContain(one.replace("npx --no ", ""));
});

test("--help names every setting there is", () => {
  for (const flag of Object.keys(settingFlags)) expect(usage).toContain(`--${flag}`);
});

test("[F4.40] the threat model names promises that there are", () => {
  const promises = readFileSync(join(folder, "../../test/promises/promises.md"), "utf8");
  const known = new Set([...promises.matchAll(/^\| (P\d+) /gm)].map(([, id]) => id));
  const named = [...new Set(security.match(/\bP\d+\b/g))];
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});
