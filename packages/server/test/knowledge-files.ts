import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Writes a folder of files by path; returns where. */
export function writeFolder(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-knowledge-test-"));
  addFiles(folder, files);
  return folder;
}

export function addFiles(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** The text of an article's file; `front` replaces lines of the front matter by key. */
export function articleFile(
  slug: string,
  {
    front = {},
    body = "A sentence that answers.\n",
  }: { front?: Record<string, string>; body?: string } = {},
): string {
  const lines: Record<string, string> = {
    title: `About ${slug}`,
    slug,
    category: "account",
    locale: "en",
    questions: "[how do I, what is]",
    keywords: "[word]",
    related: "[]",
    pages: "[]",
    updated: "2026-11-02",
    ...front,
  };
  const written = Object.entries(lines).map(([key, value]) => `${key}: ${value}`);
  return `---\n${written.join("\n")}\n---\n${body}`;
}

export const categoriesFile = `- slug: account
  title: Account
  description: Signing in
  icon: user
`;
