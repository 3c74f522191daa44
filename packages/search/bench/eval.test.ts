import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "helpbuoy-eval-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, rows: readonly object[]): string => {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join("\n"));
  return path;
};
const run = (...parts: string[]) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "eval.ts"), ...parts, "--json"],
    { encoding: "utf8" },
  );
  return { figures: status === 0 ? JSON.parse(stdout) : undefined, stderr, status };
};

const things = ["refund", "password", "parcel", "invoice", "coupon", "address"];
const ways = ["where is my X", "X please", "help with X", "a new X", "the X is wrong", "lost X"];
const asked = (from: number, to: number) =>
  things.flatMap((label) =>
    ways.slice(from, to).map((way) => ({ text: way.replace("X", label), label })),
  );

describe("[F5.14] npm run eval", () => {
  let train: string;
  let others: string;
  beforeAll(() => {
    train = file("train.jsonl", asked(0, 4));
    others = file("test.jsonl", asked(4, 6));
  });

  test("of intents: what is right, how large and how quick the model is, and what is none of ours", () => {
    const outside = file("outside.jsonl", [{ text: "tell me a joke" }, { text: "hello moon" }]);
    const oos = ["--oos-train", outside, "--oos-test", outside];
    const { figures } = run("--task", "intent", "--train", train, "--test", others, ...oos);
    expect(Object.keys(figures)).toEqual(
      expect.arrayContaining([
        "top1",
        "top3",
        "n",
        "modelBytes",
        "medianMs",
        "p99Ms",
        "oosRecall",
        "auroc",
        "inScopeAtThreshold",
      ]),
    );
    expect(figures).toMatchObject({ n: 12, top1: 100 });
  });

  test("a budget is kept, and shots are drawn from the seed", () => {
    const small = ["--budget-kb", "1", "--shots", "3", "--seed", "7"];
    const { figures } = run("--task", "intent", "--train", train, "--test", others, ...small);
    expect(figures.modelBytes).toBeLessThanOrEqual(1_024);
  });

  test("[F5.15] of typing: MRR, recall, build, bytes and times", () => {
    const docs = file("docs.jsonl", [
      { id: "1", text: "How long a refund takes" },
      { id: "2", text: "Change your password" },
    ]);
    const queries = file("queries.jsonl", [{ text: "chan", relevant: ["2"] }]);
    const { figures } = run("--task", "typeahead", "--docs", docs, "--queries", queries);
    expect(figures).toMatchObject({ mrr10: expect.any(Number), indexBytes: expect.any(Number) });
    const peers = run("--vs", "minisearch,ufuzzy", "--docs", docs, "--queries", queries);
    expect(JSON.stringify(peers.figures)).toContain("minisearch");
  });

  test("what cannot be read is said with its file and line; an unknown task by its name", () => {
    const bad = file("bad.jsonl", [{ text: "a", label: "b" }, { text: 1 }]);
    const { stderr, status } = run("--task", "intent", "--train", bad, "--test", others);
    expect(status).toBe(1);
    expect(stderr).toMatch(/bad\.jsonl.*2/);
    expect(stderr).not.toContain("    at ");
    expect(run("--task", "dance").stderr).toContain("--task");
  });
});
