// @vitest-environment happy-dom
import { isAllowedHref, isAllowedMediaSource, plainTextToRichText } from "@helpbuoy/protocol";
import type { RichText } from "@helpbuoy/protocol";
import { richTextSchema, richTextToPlainText } from "@helpbuoy/protocol";
import { parseMarkdown } from "@helpbuoy/rich-text/parse";
import { RichTextView } from "@helpbuoy/rich-text/render";
import { richTextToMarkdown } from "@helpbuoy/rich-text/to-markdown";
import fc from "fast-check";
import { h, render } from "preact";
import * as v from "valibot";
import { expect } from "vitest";
import { fuzz, textOf } from "./fuzz.ts";
import { anyNode, markdown, shaped } from "./rich-text-cases.ts";

const SERVER = "https://help.example/v1/sites/demo/";
/** Every element a tree may become, and its attributes. */
const allowed: Record<string, string[]> = {
  div: ["class", "tabindex", "role"],
  p: [],
  h3: [],
  h4: [],
  h5: [],
  ul: [],
  ol: ["start"],
  li: [],
  pre: ["tabindex"],
  code: [],
  blockquote: [],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: ["scope", "class"],
  td: ["class"],
  img: ["src", "alt", "width", "height", "loading"],
  video: [
    "src",
    "title",
    "aria-label",
    "poster",
    "crossorigin",
    "controls",
    "playsinline",
    "preload",
  ],
  track: ["kind", "srclang", "label", "src", "default"],
  hr: [],
  strong: [],
  em: [],
  del: [],
  br: [],
  button: ["type", "class"],
  a: ["href", "title", "target", "rel"],
};
const schemes = ["https:", "http:", "mailto:", "tel:"];

/** Renders it as the panel does, and looks at every element and address that came of it. */
function expectHarmless(tree: unknown): void {
  const host = document.createElement("div");
  render(
    h(RichTextView, {
      tree: tree as RichText,
      mediaUrl: (source) => SERVER + source,
      onArticle() {},
      videoHosts: ["video.example"],
      locale: "en",
    }),
    host,
  );
  for (const element of host.querySelectorAll("*")) {
    const name = element.localName;
    expect(Object.keys(allowed), "an element").toContain(name);
    expect(allowed[name], `of ${name}`).toEqual(
      expect.arrayContaining(element.getAttributeNames()),
    );
    expect(element.className).toMatch(/^[\w -]*$/);
    const href = element.getAttribute("href");
    if (href !== null) expect(schemeOf(href)).toBeOneOf([undefined, ...schemes]);
    for (const at of ["src", "poster"]) {
      const source = element.getAttribute(at);
      // Nothing is asked of another host by itself but what the site allows (P15).
      if (source !== null) expect(hostOf(source)).toBeOneOf(["help.example", "video.example"]);
    }
  }
  render(null, host);
}

/**
 * As a browser would follow it on a page of another site: a relative one would lead there.
 * @returns undefined where it leads nowhere, as `https://[`
 */
function schemeOf(href: string): string | undefined {
  const page = "https://page.example/here/";
  if (!URL.canParse(href, page)) return undefined;
  const { protocol, host } = new URL(href, page);
  expect(host).not.toBe("page.example");
  return protocol;
}
const hostOf = (source: string) => new URL(source, "https://page.example/").host;

fuzz(
  "[P14] [RT1] [RT2] any bytes, read as Markdown, are refused or draw allowed elements and addresses alone",
  fc.property(markdown, (text) => {
    const { tree, problems } = parseMarkdown(text);
    if (problems.length === 0) expect(v.is(richTextSchema, tree)).toBe(true);
    // What was refused is drawn in the editor's preview all the same.
    expectHarmless(tree);
    expect(typeof richTextToPlainText(tree)).toBe("string");
  }),
  [[">".repeat(3_000)], [`${"- ".repeat(3_000)}x`], ["[x](https://[)"], ["![](https://[)"]],
);

fuzz(
  "[P14] what an article says is edited as Markdown, and that is read as a tree again",
  fc.property(markdown, (text) => {
    const { tree, problems } = parseMarkdown(text);
    if (problems.length > 0) return;
    const again = parseMarkdown(richTextToMarkdown(tree));
    expectHarmless(again.tree);
  }),
);

fuzz(
  "[P14] [RT2] a tree that was tampered with draws what is known of it, and nothing else",
  fc.property(fc.oneof(fc.array(anyNode.node, { maxLength: 5 }), anyNode.value), expectHarmless),
);

fuzz(
  "[P14] [RT1] a tree that is taken at write is drawn, said as text, and edited as Markdown",
  fc.property(fc.array(shaped.block, { maxLength: 4 }), (nodes) => {
    const written = v.safeParse(richTextSchema, nodes);
    expectHarmless(nodes);
    if (!written.success) return;
    expect(typeof richTextToPlainText(written.output)).toBe("string");
    expectHarmless(parseMarkdown(richTextToMarkdown(written.output)).tree);
  }),
);

fuzz(
  "[P14] [RT4] what a visitor types is text, whatever it looks like",
  fc.property(markdown, (typed) => {
    const tree = plainTextToRichText(typed);
    const host = document.createElement("div");
    expectHarmless(tree);
    render(
      h(RichTextView, {
        tree,
        mediaUrl: (source) => source,
        onArticle() {},
        videoHosts: [],
        locale: "en",
      }),
      host,
    );
    expect([...host.querySelectorAll("*")].map(({ localName }) => localName)).toEqual(
      [...host.querySelectorAll("div, p, br")].map(({ localName }) => localName),
    );
    render(null, host);
  }),
);

fuzz(
  "[P14] [RT3] an address that is allowed leads by https, http, mailto or tel, and never along the page",
  fc.property(
    textOf([
      ..."ht:/\\?#@ \t\n\r\u0000.",
      "https:",
      "http:",
      "//",
      "HTTPS://",
      "mailto:",
      "tel:",
      "article:",
      "javascript:",
      "java\nscript:",
      "data:",
      "media/",
      "..",
      "%2e%2e",
      "a.b",
      "\u200b",
      "\u2028",
      "：",
      "／",
    ]),
    (address) => {
      if (isAllowedHref(address) && !/^article:/i.test(address)) {
        expect(schemeOf(address)).toBeOneOf([undefined, ...schemes]);
      }
      if (!isAllowedMediaSource(address) || !URL.canParse(address, SERVER)) return;
      const { href, protocol } = new URL(address, SERVER);
      expect(protocol).toBe("https:");
      if (!/^https:/i.test(address)) expect(href).toBe(SERVER + address);
    },
  ),
  [["https://["], ["https://\u2100"], ["media/.."], ["media/a..b"], ["media/x/../../y"]],
);
