import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { freshFolder, serveProcess } from "../../test/server-process.ts";
import { migrate, schemaNames } from "./migrate.ts";
import { NodeSqliteDialect } from "./node-sqlite-dialect.ts";
import { openAsItIs, openDatabase } from "./open-database.ts";
import { openSqlite } from "./open-sqlite.ts";
import type { Tables } from "./tables.ts";

const folders: string[] = [];
function fresh(): string {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-migrate-"));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});
const NAME = "helpbuoy.db";

/** Tables and indexes as SQLite keeps them. */
function schemaOf(path: string): unknown[] {
  const sqlite = new DatabaseSync(path, { readOnly: true });
  const rows = sqlite
    .prepare("select type, name, sql from sqlite_master order by type, name")
    .all();
  sqlite.close();
  return rows;
}
function sitesIn(path: string): unknown[] {
  const sqlite = new DatabaseSync(path, { readOnly: true });
  const rows = sqlite.prepare("select key, name from sites").all();
  const [whole] = sqlite.prepare("pragma integrity_check").all();
  sqlite.close();
  expect(whole).toEqual({ integrity_check: "ok" });
  return rows.map((row) => ({ ...row }));
}

/** A database as an earlier version left it, with something in it. */
async function madeBy(version: string, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, NAME);
  const database = await openAsItIs(path);
  await migrate(database, version);
  await database.destroy();
  const sqlite = new DatabaseSync(path);
  sqlite.exec(`insert into sites
    (key, name, locales_json, default_locale, reply_within_hours, video_hosts_json, origins_json, created_at)
    values ('main', 'Old', '["en"]', 'en', 8, '[]', '[]', '2026-01-01T00:00:00.000Z');
    insert into log_ends (site_key, cursor, replayable_after) values ('main', 0, 0)`);
  sqlite.close();
  return path;
}

/** What lies on the disk when the process is killed now. */
function crashed(path: string): string {
  const folder = fresh();
  for (const end of ["", "-wal"]) {
    if (existsSync(path + end)) copyFileSync(path + end, join(folder, NAME + end));
  }
  return join(folder, NAME);
}

const latest = schemaNames.at(-1) ?? "";
const starts = ["", ...schemaNames.slice(0, -1)];

describe("[P43] a crash between any two statements of a migration", () => {
  test.for(starts)("from %j", { timeout: 60_000 }, async (version) => {
    const reference = join(fresh(), NAME);
    await (await openDatabase(reference)).destroy();
    const folder = fresh();
    const isNew = version === "";
    const path = isNew ? join(folder, NAME) : await madeBy(version, folder);
    const moments: string[] = [];
    const database = new Kysely<Tables>({
      dialect: new NodeSqliteDialect(await openSqlite(path)),
      log: ({ query }) => {
        if (/^(create|alter|drop|insert|update|commit)/i.test(query.sql)) {
          moments.push(crashed(path));
        }
      },
    });
    await migrate(database, latest);
    await database.destroy();
    expect(moments.length).toBeGreaterThan(3);
    let done = 0;
    for (const moment of moments) {
      // All of it or nothing, as it lies there.
      const before = schemaOf(moment);
      if (JSON.stringify(before) === JSON.stringify(schemaOf(reference))) done += 1;
      await (await openDatabase(moment)).destroy();
      expect(schemaOf(moment)).toEqual(schemaOf(reference));
      expect(sitesIn(moment)).toEqual(isNew ? [] : [{ key: "main", name: "Old" }]);
    }
    // Only what came after the commit was there already.
    expect(done).toBeLessThan(4);
  });

  test("a migration that fails leaves what was there, and the next start does it", async () => {
    const path = await madeBy(schemaNames[1] ?? "", fresh());
    const before = schemaOf(path);
    const sqlite = new DatabaseSync(path);
    sqlite.exec("create table spam_prints (in_the_way integer)");
    await expect(openDatabase(path)).rejects.toThrow("spam_prints");
    sqlite.exec("drop table spam_prints");
    sqlite.close();
    expect(schemaOf(path)).toEqual(before);
    await (await openDatabase(path)).destroy();
    expect(sitesIn(path)).toEqual([{ key: "main", name: "Old" }]);
  });
});

test("[P43] two servers that start at once on an older database: one migrates, both serve", async () => {
  const folder = freshFolder();
  folders.push(folder);
  const path = await madeBy(schemaNames[1] ?? "", folder);
  const servers = await Promise.all([serveProcess(folder), serveProcess(folder)]);
  for (const { url } of servers) {
    expect((await fetch(`${url}/v1/sites/main/manifest`)).status).toBeLessThan(500);
  }
  const sqlite = new DatabaseSync(path, { readOnly: true });
  const rows = sqlite.prepare("select name from kysely_migration order by name").all();
  expect(rows.map(({ name }) => name)).toEqual(schemaNames);
  sqlite.close();
  // What one takes, the other has.
  const session = await fetch(`${servers[0]?.url}/v1/sites/main/visitor-sessions`, {
    method: "POST",
  });
  const { token } = (await session.json()) as { token: string };
  const asked = await fetch(`${servers[1]?.url}/v1/sites/main/conversations`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(asked.status).toBe(200);
  expect(await Promise.all(servers.map((one) => one.end("SIGTERM")))).toEqual([0, 0]);
}, 60_000);
