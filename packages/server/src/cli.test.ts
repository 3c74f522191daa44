import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addFiles, articleFile, categoriesFile, writeFolder } from "../test/knowledge-files.ts";
import { freshFolder, runHelpbuoy } from "../test/server-process.ts";

const folder = freshFolder();
const knowledge = writeFolder({
  "en/categories.yaml": categoriesFile,
  "en/account/one.md": articleFile("one"),
  "en/account/bad.md": articleFile("bad", { body: "fine\n\n<b>" }),
});
const helpbuoy = (...args: string[]) => runHelpbuoy(folder, args);
beforeAll(async () => {
  await helpbuoy("site", "create", "shop", "--locales", "en");
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(knowledge, { recursive: true });
});

describe("import", { timeout: 30_000 }, () => {
  test("a dry run says what would change and what it refuses, and changes nothing", async () => {
    for (let i = 0; i < 2; i++) {
      const { code, stdout } = await helpbuoy("import", knowledge);
      expect(code).toBe(1);
      expect(stdout).toContain(
        "articles: 1 added, 0 changed, 0 removed, 0 unchanged\n  + en/one\n",
      );
      expect(stdout).toContain("refused:\n  en/account/bad.md:14 raw HTML is not taken: <b>\n");
      expect(stdout).toContain("Nothing was changed; --apply does it.");
    }
  });

  test("--apply does it without the bad file; a second run changes nothing", async () => {
    const first = await helpbuoy("import", knowledge, "--site", "shop", "--apply");
    expect(first.code).toBe(1);
    expect(first.stdout).toContain("Published: en.");
    addFiles(knowledge, { "en/account/bad.md": articleFile("bad") });
    const mended = await helpbuoy("import", knowledge, "--apply");
    expect(mended.code).toBe(0);
    expect(mended.stdout).toContain("1 added, 0 changed, 0 removed, 1 unchanged");
    const again = await helpbuoy("import", knowledge, "--apply");
    expect(again.stdout).toContain("0 added, 0 changed, 0 removed, 2 unchanged");
    expect(again.stdout).toContain("Nothing new to publish.");
  });

  test("without a folder, a site or anything to import: one sentence", async () => {
    for (const [args, sentence] of [
      [["import"], "Which folder? helpbuoy import <folder>\n"],
      [["import", "/nowhere"], "There is no folder /nowhere.\n"],
      [
        ["import", knowledge, "--site", "none", "--apply"],
        'There is no site "none": helpbuoy site create none\n',
      ],
      [
        ["import", folder],
        `${folder} holds no <locale>/categories.yaml, so there is nothing to import.\n`,
      ],
    ] as const) {
      const { code, stderr } = await helpbuoy(...args);
      expect(stderr).toBe(sentence);
      expect(code).toBe(1);
    }
  });
});

describe("site and agent", { timeout: 30_000 }, () => {
  test("set-origins takes origins as a browser sends them, and nothing else", async () => {
    const set = await helpbuoy("site", "set-origins", "shop", "https://Shop.Example/", "loopback");
    expect(set.stdout).toBe("shop: https://shop.example loopback\n");
    const wrong = await helpbuoy("site", "set-origins", "shop", "shop.example");
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toBe(
      '"shop.example" is not an origin; one looks like https://shop.example.com.\n',
    );
    const { stdout } = await helpbuoy("site", "list");
    expect(stdout).toBe("shop  Help  en  https://shop.example loopback\n");
  });

  test("an agent gets a password that is shown once", async () => {
    const made = await helpbuoy("agent", "create", "a@example.com", "--site", "shop");
    expect(made.stdout).toMatch(/^e-mail {4}a@example\.com\npassword {2}[\w-]{20}\n$/);
    const wrong = await helpbuoy("agent", "create", "nobody", "--site", "shop");
    expect(wrong.stderr).toBe('"nobody" is not an e-mail address.\n');
  });
});

describe("help and mistakes", { timeout: 30_000 }, () => {
  test("--help lists commands and settings", async () => {
    const { code, stdout } = await helpbuoy("serve", "--help");
    expect(code).toBe(0);
    expect(stdout).toContain("helpbuoy import <folder>");
    expect(stdout).toContain("HELPBUOY_TRUST_PROXY");
  });

  test.for([
    [["dance"], '"dance" is not a command. See helpbuoy --help.'],
    [["serve", "--prot", "1"], "Unknown option '--prot'"],
    [["serve", "--port", "many"], '--port must be a whole number from 0 to 65535, but is "many".'],
  ] as const)(
    "%j is answered by a sentence, exit code 1 and no stack",
    async ([args, sentence]) => {
      const { code, stderr } = await helpbuoy(...args);
      expect(code).toBe(1);
      expect(stderr).toContain(sentence);
      expect(stderr).not.toContain("    at ");
    },
  );
});
