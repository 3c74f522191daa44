import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createId, type ConversationSnapshot } from "@helpbuoy/protocol";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { freshFolder, runHelpbuoy, serveProcess } from "../../test/server-process.ts";
import { systemRandom } from "../random.ts";
import { MANIFEST, type BackupManifest } from "./backup-manifest.ts";
import { restoreBackup } from "./restore-backup.ts";
import { takeBackup } from "./take-backup.ts";

const folder = freshFolder();
const inside = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));
const id = () => createId(Date.now(), systemRandom);

/** A visitor who writes and sends files for as long as they are let. */
async function createWriter(url: string) {
  const api = `${url}/v1/sites/main`;
  const session = await fetch(`${api}/visitor-sessions`, { method: "POST" });
  const { token } = (await session.json()) as { token: string };
  const conversationId = id();
  const said: string[] = [];
  const sent: { fileId: string; text: string }[] = [];
  const own = () => ({ authorization: `Bearer ${token}`, "idempotency-key": id() });
  const over = new AbortController();

  async function command(text: string, attachments: string[]): Promise<void> {
    const messageId = id();
    const answer = await fetch(`${api}/commands`, {
      method: "POST",
      headers: { ...own(), "content-type": "application/json" },
      body: JSON.stringify({
        type: "message.send",
        conversationId,
        messageId,
        locale: "en",
        text,
        attachments,
      }),
    });
    await answer.arrayBuffer();
    if (answer.ok) said.push(messageId);
  }
  async function upload(text: string): Promise<string> {
    const fileId = id();
    const query = new URLSearchParams({ name: "note.txt", conversationId });
    const answer = await fetch(`${api}/files/${fileId}?${query}`, {
      method: "PUT",
      headers: own(),
      body: text,
    });
    await answer.arrayBuffer();
    if (answer.ok) sent.push({ fileId, text });
    return fileId;
  }
  const writing = (async () => {
    for (let i = 0; !over.signal.aborted; i++) {
      const attachments = i % 5 === 0 ? [await upload(`file ${i} of ${conversationId}`)] : [];
      await command(`message ${i}`, attachments);
    }
  })();
  return {
    conversationId,
    said,
    sent,
    async stop() {
      over.abort();
      await writing;
    },
    /** Asks another server that has the same data. */
    async reads(other: string): Promise<ConversationSnapshot> {
      const answer = await fetch(`${other}/v1/sites/main/conversations/${conversationId}`, {
        headers: own(),
      });
      return (await answer.json()) as ConversationSnapshot;
    },
    async downloads(other: string, fileId: string): Promise<string> {
      return (await fetch(`${other}/v1/sites/main/files/${fileId}`, { headers: own() })).text();
    },
  };
}

test("[F4.51] [P41] the drill: a backup under write load, restored, serves everything acknowledged before it, files too", async () => {
  const server = await serveProcess(inside("live"));
  const writers = await Promise.all([1, 2, 3, 4].map(() => createWriter(server.url)));
  await expect
    .poll(() => writers.every(({ said, sent }) => said.length > 10 && sent.length > 2), {
      timeout: 30_000,
    })
    .toBe(true);
  const before = writers.map(({ said, sent }) => ({ said: [...said], sent: [...sent] }));
  const taken = await runHelpbuoy(inside("live"), ["backup", inside("backup")]);
  expect(taken.stderr).toBe("");
  expect(taken.code).toBe(0);
  // The load went on meanwhile.
  for (const [index, { said }] of writers.entries()) {
    expect(said.length).toBeGreaterThan(before[index]?.said.length ?? 0);
  }
  for (const writer of writers) await writer.stop();
  await server.end("SIGKILL");

  const restored = await runHelpbuoy(inside("live"), [
    "restore",
    inside("backup"),
    "--data",
    inside("restored"),
  ]);
  expect(restored.stderr).toBe("");
  const sqlite = new DatabaseSync(inside("restored/helpbuoy.db"));
  expect(sqlite.prepare("pragma integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
  expect(sqlite.prepare("pragma foreign_key_check").all()).toEqual([]);
  sqlite.close();
  const again = await serveProcess(inside("restored"));
  for (const [index, writer] of writers.entries()) {
    const { said = [], sent = [] } = before[index] ?? {};
    const { messages } = await writer.reads(again.url);
    const kept = messages.filter(({ author }) => author === "visitor").map((one) => one.id);
    expect(kept.slice(0, said.length)).toEqual(said);
    for (const { fileId, text } of sent) {
      expect(await writer.downloads(again.url, fileId)).toBe(text);
    }
  }
  expect(await again.end("SIGTERM")).toBe(0);
}, 90_000);

describe("[P41] restore", { timeout: 60_000 }, () => {
  let backup: string;
  let count = 0;
  beforeEach(async () => {
    if (!existsSync(inside("small"))) {
      await runHelpbuoy(inside("small"), ["site", "create", "main"]);
      mkdirSync(inside("small/files/main"), { recursive: true });
    }
    backup = inside(`backup-${(count += 1)}`);
    await takeBackup({ data: inside("small"), target: backup }, Date.now());
  });
  const restore = () => restoreBackup({ source: backup, data: inside("new") });
  const manifest = () => JSON.parse(readFileSync(join(backup, MANIFEST), "utf8")) as BackupManifest;
  const rewrite = (change: Partial<BackupManifest>) =>
    writeFileSync(join(backup, MANIFEST), JSON.stringify({ ...manifest(), ...change }));

  test("overwrites nothing, neither a data folder nor a backup", async () => {
    const full = restoreBackup({ source: backup, data: inside("small") });
    await expect(full).rejects.toThrow("is not empty");
    const twice = takeBackup({ data: inside("small"), target: backup }, Date.now());
    await expect(twice).rejects.toThrow("is there already");
  });

  test.for([
    ["a flipped byte", () => appendFileSync(join(backup, "helpbuoy.db"), "x"), "is damaged"],
    ["a file cut short", () => truncateSync(join(backup, "helpbuoy.db"), 8_192), "is damaged"],
    ["a file that is missing", () => rmSync(join(backup, "helpbuoy.db")), "is missing"],
    ["no manifest: it was never finished", () => rmSync(join(backup, MANIFEST)), "is no backup"],
    ["another format", () => rewrite({ version: 2 as 1 }), "not a backup of a form"],
    [
      "a path that leads out",
      () =>
        rewrite({
          files: [...manifest().files, { path: "../evil", bytes: 1, sha256: "0".repeat(64) }],
        }),
      "not a backup of a form",
    ],
  ] as const)("refuses %s, and leaves nothing behind", async ([, spoil, words]) => {
    spoil();
    await expect(restore()).rejects.toThrow(words);
    expect(existsSync(inside("new"))).toBe(false);
  });

  test("says so in one sentence, exit code 1", async () => {
    rmSync(join(backup, MANIFEST));
    const { stderr, code } = await runHelpbuoy(inside("new"), ["restore", backup]);
    expect(stderr).toBe(`${backup} is no backup: it holds no backup.json that can be read.\n`);
    expect(code).toBe(1);
  });

  test("where it may not write: a sentence, and nothing left behind", async () => {
    writeFileSync(inside("a-file"), "");
    const under = inside("a-file/below");
    const taken = takeBackup({ data: inside("small"), target: under }, Date.now());
    await expect(taken).rejects.toThrow(`The backup cannot be written to ${under} (ENOTDIR).`);
    const given = restoreBackup({ source: backup, data: under });
    await expect(given).rejects.toThrow(`The data folder ${under} cannot be written (ENOTDIR).`);
  });

  test("refuses a database that a newer version made", async () => {
    const sqlite = new DatabaseSync(inside("small/helpbuoy.db"));
    const name = "9999-from-the-future";
    sqlite.prepare("insert into kysely_migration values (?, ?)").run(name, "2030-01-01");
    backup = inside("backup-future");
    await takeBackup({ data: inside("small"), target: backup }, Date.now());
    sqlite.prepare("delete from kysely_migration where name = ?").run(name);
    sqlite.close();
    await expect(restore()).rejects.toThrow("newer version (9999-from-the-future)");
  });

  test("a file that goes while it is copied is told, not feigned", async () => {
    const sqlite = new DatabaseSync(inside("small/helpbuoy.db"));
    sqlite.exec("insert into media values ('main', 'gone.webp', 'image/webp', 3)");
    sqlite.close();
    const { removedMeanwhile } = await takeBackup(
      { data: inside("small"), target: inside("backup-gone") },
      Date.now(),
    );
    expect(removedMeanwhile).toEqual(["media/main/gone.webp"]);
  });
});
