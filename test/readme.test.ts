import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type BrowserContext, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "./support/chromium.ts";
import { runCommand } from "./support/command.ts";
import { startDemo, type Demo } from "./support/demo.ts";
import { makeFreshCopy } from "./support/fresh-copy.ts";
import { root } from "./support/root.ts";
import { servePages, type PageServer } from "./support/serve-pages.ts";
import { readPackage, readText } from "./support/source-files.ts";
import { fileTicket } from "./support/ticket-steps.ts";

/*
 * Goes through README as its reader does, in a copy of the repository as a clone brings it: runs the
 * commands, and pastes the snippets into pages of an origin of their own. A block's info string says
 * what it is; one that this file cannot run fails.
 */
const readme = readText("README.md");
const kinds = ["sh run", "html page", "ts check", "text"] as const;
const SERVER_IN_README = "http://127.0.0.1:8787";

type Block = { kind: (typeof kinds)[number]; code: string; line: number };

/** The fenced blocks of a README. @throws Error for one that nothing here knows how to run */
function readBlocks(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(.*)\n([^]*?)^```$/gm)].map(
    ([, written, code], index) => ({}) as Block,
  );
}
