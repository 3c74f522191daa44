import { html } from "../pages/html.ts";

/** A letter's words, before they are text and HTML. */
export type LetterBody = {
  /** Paragraphs; line ends in them stay. */
  paragraphs: readonly string[];
  link?: { label: string; url: string };
  footer?: string;
};

/** As text and as simple HTML of the same words: no pictures, nothing fetched, nothing to track. */
export function letterBody(
  locale: string,
  { paragraphs, link, footer }: LetterBody,
): { text: string; html: string } {
  const text = [
    ...paragraphs,
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    ...(footer ? [`-- \n${footer}`] : []),
  ].join("\n\n");
  const document = html`<!doctype html>
    <html lang="${locale}">
      <body>
        ${paragraphs.map((one) => html`<p>${one.split("\n").map((line) => html`${line}<br />`)}</p>`)}
        ${link && html`<p><a href="${link.url}">${link.label}</a></p>`}
        ${footer !== undefined && html`<p><small>${footer}</small></p>`}
      </body>
    </html>`;
  return { text: `${text}\n`, html: document.html };
}
