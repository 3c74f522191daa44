/*
 * DESIGN's "Who may import whom", row by row. `may` lists what of ours and which browser or view
 * library a file may import; everything that is named in `fenced` and not in `may` is refused.
 * The first row that matches a path counts.
 */

/** `types: true` allows `import type` only. */
type Allowed = string | { name: string; types: true };
export type Row = { code: string; matches: RegExp; may: Allowed[] };

/** What a row must name to use: our packages, our folders, and the libraries that make a file heavy or bound. */
export const fenced: RegExp[] = [
  /^@helpbuoy\//,
  /^helpbuoy(\/|$)/,
  /^packages\//,
  /^examples\//,
  /^test\//,
  /^node:/,
  /^preact(\/|$)/,
  /^@preact\//,
  /^(ky|eventsource-parser)$/,
  /^(marked|valibot)$/,
  /^(hono|@hono\/|hono-openapi|kysely)/,
];

const valibot = "valibot";
const protocolTypes: Allowed = { name: "@helpbuoy/protocol", types: true };

export const importTable: Row[] = [
  {
    code: "protocol",
    matches: /^packages\/protocol\/src\//,
    may: ["packages/protocol/src/", valibot],
  },
  { code: "search", matches: /^packages\/search\/src\//, may: ["packages/search/src/"] },
  {
    code: "rich-text/parse",
    matches: /^packages\/rich-text\/src\/parse/,
    may: ["packages/rich-text/src/", "@helpbuoy/protocol", "marked", valibot],
  },
  {
    code: "rich-text/render",
    matches: /^packages\/rich-text\/src\//,
    may: ["packages/rich-text/src/", "@helpbuoy/protocol", "preact", "preact/hooks"],
  },
  {
    code: "client",
    matches: /^packages\/client\/src\//,
    may: ["packages/client/src/", "@helpbuoy/protocol", "eventsource-parser"],
  },
  {
    code: "widget/loader",
    matches: /^packages\/widget\/src\/loader\//,
    may: [
      "packages/widget/src/loader/",
      protocolTypes,
      { name: "packages/widget/src/", types: true },
      { name: "@helpbuoy/client", types: true },
    ],
  },
  {
    code: "widget/core",
    matches: /^packages\/widget\/src\/core\//,
    may: [
      "packages/widget/src/core/",
      "@helpbuoy/protocol",
      "@helpbuoy/search",
      "@helpbuoy/search/intent",
      "@helpbuoy/search/pinyin",
      "@helpbuoy/search/traditional",
      "@helpbuoy/client",
      "@helpbuoy/client/event-stream",
      "@helpbuoy/client/http-talk",
      "@preact/signals-core",
    ],
  },
  {
    code: "widget/panel",
    matches: /^packages\/widget\/src\/panel\//,
    may: [
      "packages/widget/src/panel/",
      { name: "packages/widget/src/core/widget.ts", types: true },
      "@helpbuoy/protocol",
      "@helpbuoy/rich-text/render",
      "preact",
      "preact/hooks",
      "preact/compat",
      "preact/jsx-runtime",
      "@preact/signals",
    ],
  },
  {
    code: "widget entry for npm",
    matches: /^packages\/widget\/src\/[^/]+$/,
    may: ["packages/widget/src/", "@helpbuoy/protocol", "@helpbuoy/client"],
  },
  {
    code: "server: routes, middleware, app",
    matches:
      /^packages\/server\/src\/(.*\.routes|.*middleware.*|app|main|.*openapi.*|routes\/.*)\.ts$/,
    may: [
      "packages/server/src/",
      "@helpbuoy/protocol",
      "node:",
      "hono",
      "hono/",
      "@hono/",
      "hono-openapi",
      valibot,
    ],
  },
  {
    code: "server: repositories and database",
    matches: /^packages\/server\/src\/(.*\.repository|(.*\/)?database\/.*)\.ts$/,
    may: ["packages/server/src/", "@helpbuoy/protocol", "node:", "kysely", "kysely/"],
  },
  {
    // What `npm start` shows beside the server; nothing that is shipped reaches it.
    code: "server: the demo",
    matches: /^packages\/server\/src\/start-demo\.ts$/,
    may: [
      "packages/server/src/",
      "@helpbuoy/protocol",
      "node:",
      { name: "examples/shop/server/", types: true },
    ],
  },
  {
    code: "server",
    matches: /^packages\/server\/src\//,
    may: [
      "packages/server/src/",
      "@helpbuoy/protocol",
      "@helpbuoy/search",
      "@helpbuoy/search/intent",
      "@helpbuoy/search/intent/training",
      "@helpbuoy/search/pinyin",
      "@helpbuoy/search/traditional",
      "@helpbuoy/rich-text/parse",
      "@helpbuoy/rich-text/to-markdown",
      "node:",
      "eventsource-parser",
      valibot,
    ],
  },
  {
    code: "console",
    matches: /^packages\/console\/src\//,
    may: [
      "packages/console/src/",
      "@helpbuoy/protocol",
      "@helpbuoy/client",
      "@helpbuoy/client/event-stream",
      "@helpbuoy/rich-text/render",
      "preact",
      "preact/hooks",
      "preact/jsx-runtime",
      "@preact/signals",
    ],
  },
  {
    code: "examples",
    matches: /^examples\//,
    may: [
      "examples/",
      "helpbuoy",
      "@helpbuoy/client",
      "@helpbuoy/protocol",
      // The playground's search page runs it in the page.
      "@helpbuoy/search",
      "@helpbuoy/search/pinyin",
      "@helpbuoy/search/traditional",
      // The policy that doctor prints is the one the strict page has.
      "@helpbuoy/server/strict-policy",
      "node:",
    ],
  },
];

/** Whether the row lets a file import `name` (a package's specifier or a path of ours). */
export function mayImport(row: Row, name: string, isType: boolean): boolean {
  if (!fenced.some((pattern) => pattern.test(name))) return true;
  return row.may.some((allowed) => {
    const prefix = typeof allowed === "string" ? allowed : allowed.name;
    const fits = name === prefix || (/[/:]$/.test(prefix) && name.startsWith(prefix));
    return fits && (typeof allowed === "string" || isType);
  });
}
