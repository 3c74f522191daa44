import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { createTestClock } from "../../test/test-clock.ts";
import { inTransaction, type Database } from "./database.ts";
import { readSettings } from "../settings.ts";
import { openDatabase } from "./open-database.ts";
import { watchOtherWriters } from "./other-writers.ts";

const run = promisify(execFile);
const freshPath = () => join(mkdtempSync(join(tmpdir(), "helpbuoy-db-")), "nested", "helpbuoy.db");
async function pragma(database: Database, name: string): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(database);
  return Object.values(rows[0] ?? {})[0];
}
const insertSite = (database: Database, key: string) =>
  database
    .insertInto("sites")
    .values({
      key,
      name: "n",
      locales_json: "[]",
      default_locale: "en",
      reply_within_hours: 1,
      video_hosts_json: "[]",
      origins_json: "[]",
      created_at: "2026-11-20T00:00:00.000Z",
    })
    .execute();

test("[P39] what was answered survives a power cut: WAL and synchronous=FULL", async () => {
  const database = await openDatabase(freshPath());
  expect(await pragma(database, "journal_mode")).toBe("wal");
  expect(await pragma(database, "synchronous")).toBe(2);
  expect(await pragma(database, "foreign_keys")).toBe(1);
  expect(await pragma(database, "busy_timeout")).toBe(5_000);
  await database.destroy();
});

test("[P39] NORMAL is for whoever asks for it", async () => {
  const settings = (flags: Record<string, string>) =>
    readSettings({ flags, env: {}, readFile: () => "{}" }).synchronous;
  expect(settings({})).toBe("full");
  expect(() => settings({ synchronous: "off" })).toThrow("must be full or normal");
  const database = await openDatabase(freshPath(), settings({ synchronous: "normal" }));
  expect(await pragma(database, "synchronous")).toBe(1);
  await database.destroy();
});

test("[P43] several processes that start at once: one migrates, all open", async () => {
  const path = freshPath();
  const script = `
    const { openDatabase } = await import(${JSON.stringify(new URL("open-database.ts", import.meta.url).href)});
    const database = await openDatabase(${JSON.stringify(path)});
    console.log(JSON.stringify(await database.selectFrom("sites").selectAll().execute()));
    await database.destroy();`;
  const start = () => run(process.execPath, ["--input-type=module", "-e", script]);
  const starts = await Promise.all([start(), start(), start(), start()]);
  expect(starts.map(({ stdout }) => stdout.trim())).toEqual(["[]", "[]", "[]", "[]"]);
}, 30_000);

test("opening again finds what was written", async () => {
  const path = freshPath();
  const first = await openDatabase(path);
  await insertSite(first, "demo");
  await first.destroy();
  const second = await openDatabase(path);
  expect(await second.selectFrom("sites").select("key").execute()).toEqual([{ key: "demo" }]);
  await second.destroy();
});

test("a transaction does all or nothing, and the next query waits for it", async () => {
  const database = await openDatabase(":memory:");
  const failed = inTransaction(database, async (transaction) => {
    await insertSite(transaction as unknown as Database, "demo");
    throw new Error("no");
  });
  const after = database.selectFrom("sites").selectAll().execute();
  await expect(failed).rejects.toThrow("no");
  expect(await after).toEqual([]);
  await database.destroy();
});

test("two processes that write by turns both get through", async () => {
  const path = freshPath();
  const [a, b] = [await openDatabase(path), await openDatabase(path)];
  await insertSite(a, "demo");
  const bump = (database: Database) =>
    inTransaction(database, async (transaction) => {
      const { name } = await transaction
        .selectFrom("sites")
        .select("name")
        .executeTakeFirstOrThrow();
      await transaction
        .updateTable("sites")
        .set({ name: `${name}x` })
        .execute();
    });
  for (let i = 0; i < 20; i++) await bump(i % 2 === 0 ? a : b);
  const { name } = await a.selectFrom("sites").select("name").executeTakeFirstOrThrow();
  expect(name).toBe(`n${"x".repeat(20)}`);
  await a.destroy();
  await b.destroy();
});

test("what another process writes is noticed; what this one writes is not", async () => {
  const path = freshPath();
  const [own, other] = [await openDatabase(path), await openDatabase(path)];
  const clock = createTestClock();
  let changes = 0;
  const undo = watchOtherWriters(own, clock, () => changes++);
  const look = async () => {
    await expect.poll(() => clock.hasTimer(1_000)).toBe(true);
    clock.advance(1_000);
    await expect.poll(() => clock.hasTimer(1_000)).toBe(true);
  };
  await look();
  await insertSite(own, "own");
  await look();
  expect(changes).toBe(0);
  await insertSite(other, "other");
  await look();
  expect(changes).toBe(1);
  undo();
  await own.destroy();
  await other.destroy();
});
