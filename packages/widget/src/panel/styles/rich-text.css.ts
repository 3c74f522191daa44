/** What RichTextView renders: articles and messages. */
export const richTextCss = `
.hb-rich-text { line-height: 1.6; text-wrap: pretty; hanging-punctuation: allow-end; }
.hb-rich-text:lang(zh) { line-height: 1.75; text-align: start; line-break: strict; }
.hb-rich-text > :first-child { margin-block-start: 0; }
.hb-rich-text > :last-child { margin-block-end: 0; }
.hb-rich-text :is(p, ul, ol, pre, blockquote) { margin-block: 0 .85em; }
.hb-rich-text :is(h3, h4, h5) { margin: 1.7em 0 .5em; font-size: var(--hb-l); font-weight: 650; line-height: 1.35; text-wrap: balance; }
.hb-rich-text :is(h3, h4, h5):lang(zh) { font-weight: 600; line-height: 1.5; }
.hb-rich-text :is(h4, h5) { margin-block-start: 1.4em; font-size: var(--hb-m); }
.hb-rich-text :is(strong) { font-weight: 600; }
.hb-rich-text em:lang(zh) { font-style: normal; text-emphasis: dot; text-emphasis-position: under right; }
.hb-rich-text :is(ul, ol) { padding-inline-start: 0; }
.hb-rich-text li { position: relative; margin-block: .4em; padding-inline-start: 26px; }
.hb-rich-text ul > li::before { content: ""; position: absolute; inset-inline-start: 8px; inset-block-start: .72em; inline-size: 5px; block-size: 5px; border-radius: 50%; background: var(--hb-edge); }
.hb-rich-text ol { padding-inline-start: 26px; list-style: decimal; font-variant-numeric: tabular-nums; }
.hb-rich-text ol > li { padding-inline-start: 2px; }
.hb-rich-text ol > li::marker { color: var(--hb-muted); font-size: .93em; font-weight: 600; }
.hb-rich-text li > :is(ul, ol) { margin-block: .3em; }
.hb-rich-text a { color: var(--hb-accent-text); text-decoration-thickness: 1px; text-underline-offset: 3px; }
@media (hover: hover) { .hb-rich-text a:hover { text-decoration-thickness: 2px; } }
.hb-rich-text .hb-link { display: inline; border-radius: 3px; }
.hb-rich-text code { padding: .1em .35em; border-radius: 5px; background: var(--hb-sunken); font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono", monospace; }
.hb-rich-text pre { padding: 12px 14px; overflow: auto; border-radius: 10px; background: var(--hb-sunken); }
.hb-rich-text pre code { padding: 0; background: none; overflow-wrap: normal; white-space: pre; }
.hb-rich-text blockquote { margin-inline: 0; padding-inline-start: 14px; border-inline-start: 3px solid var(--hb-line); color: var(--hb-muted); }
.hb-rich-text hr { margin-block: 24px; border: 0; border-block-start: 1px solid var(--hb-line); }
.hb-callout { margin-block: 16px; padding: 12px 14px; border-inline-start: 3px solid var(--hb-accent-text); border-start-start-radius: 4px; border-start-end-radius: 12px; border-end-end-radius: 12px; border-end-start-radius: 4px; background: var(--hb-accent-wash); line-height: 1.6; }
.hb-callout > :last-child { margin-block-end: 0; }
.hb-callout-tip { border-color: var(--hb-good); background: var(--hb-good-wash); }
.hb-callout-warning { border-color: var(--hb-warn); background: var(--hb-warn-wash); }
.hb-rich-text :is(img, video) { display: block; max-inline-size: 100%; block-size: auto; margin-block: 16px; border: 1px solid var(--hb-line); border-radius: var(--hb-radius); background: var(--hb-sunken); }
.hb-rich-text video { inline-size: 100%; aspect-ratio: 16 / 9; }
.hb-table { margin-block: 16px; overflow: auto; overscroll-behavior-inline: contain; border: 1px solid var(--hb-line); border-radius: var(--hb-radius); scrollbar-width: thin; }
.hb-table table { inline-size: 100%; border-spacing: 0; font-size: calc(var(--hb-unit) * 14); line-height: 1.55; font-variant-numeric: tabular-nums; }
.hb-table :is(th, td) { min-inline-size: 88px; padding: 9px 12px; border-block-end: 1px solid var(--hb-line); text-align: start; vertical-align: top; overflow-wrap: normal; }
.hb-table th { background: var(--hb-sunken); font-size: var(--hb-s); font-weight: 600; }
.hb-table tr:last-child td { border-block-end: 0; }
.hb-table .hb-center { text-align: center; }
.hb-table .hb-right { text-align: end; }
@media (forced-colors: active) { .hb-callout { border: 1px solid CanvasText; } }
`;
