import { createHash } from "node:crypto";
import { html, type Html } from "./html.ts";

/** Plain pages of the server itself: no script, no request to anywhere else. */
const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d8dee4; --ground: #fff;
  --raised: #f6f8fa; --accent: #0b6bcb; --bad: #b42318; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9aa5b1; --line: #30363d;
  --ground: #0f1318; --raised: #171c23; --accent: #6cb6ff; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 32px 20px 80px; max-width: 940px; color: var(--ink);
  background: var(--ground); font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; }
a { color: var(--accent); }
h1 { font-size: 28px; line-height: 1.3; margin: 0 0 8px; }
h2 { font-size: 20px; margin: 48px 0 12px; padding-top: 16px; border-top: 1px solid var(--line); }
h3 { font-size: 16px; margin: 28px 0 4px; }
p { margin: 6px 0; } .soft { color: var(--soft); }
code, pre { font: 13.5px/1.55 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { background: var(--raised); padding: 2px 5px; border-radius: 5px; overflow-wrap: anywhere; }
pre { background: var(--raised); padding: 12px 14px; border-radius: 8px; overflow: auto; max-height: 420px; }
pre code { background: none; padding: 0; overflow-wrap: normal; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top;
  padding: 7px 12px 7px 0; border-bottom: 1px solid var(--line); }
nav ul { list-style: none; padding: 0; margin: 8px 0; columns: 2 400px; } nav li { break-inside: avoid; overflow-wrap: anywhere; }
.method { display: inline-block; min-width: 46px; font-weight: 600; color: var(--accent); }
details { margin: 8px 0; } summary { cursor: pointer; color: var(--soft); }
form { display: grid; gap: 18px; margin-top: 24px; } label, legend { display: block; font-weight: 600; }
fieldset { border: 0; padding: 0; margin: 0; }
input, select, textarea, button { font: inherit; width: 100%; padding: 10px 12px; border-radius: 8px;
  border: 1px solid var(--line); color: inherit; background: var(--raised); }
textarea { min-height: 140px; } button { border: 0; background: #0b6bcb; color: #fff; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.wrong { color: var(--bad); } .number { font-size: 26px; font-weight: 700; letter-spacing: .02em; }
`;

// Apart from the document: a space more inside it and the hash below would not fit.
const styleElement: Html = { html: `<style>${style}</style>` };
const styleHash = createHash("sha256").update(style).digest("base64");

/** Headers for a page: it runs nothing, loads nothing, and posts to this server alone. */
export const pageHeaders: Record<string, string> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  // Nothing to other sites; with none at all browsers would send the forms' `Origin` as null, which is
  // all there is to know them by on plain HTTP (SPEC AG2).
  "referrer-policy": "same-origin",
};

/** A whole document. */
export function page({
  language,
  title,
  body,
}: {
  language: string;
  title: string;
  body: Html;
}): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${styleElement}
      </head>
      <body>
        ${body}
      </body>
    </html> `.html;
}
