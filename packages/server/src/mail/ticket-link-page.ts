import { richTextToPlainText, type ConversationSnapshot } from "@helpbuoy/protocol";
import { html } from "../pages/html.ts";
import { page } from "../pages/page.ts";
import { ticketLinkWords } from "./ticket-link-words.ts";

/** Asks before it opens: what scans a letter's links reads this and uses nothing up. */
export function askToOpenPage(locale: string, action: string): string {
  const words = ticketLinkWords(locale);
  const body = html`<h1>${words.title}</h1>
    <p>${words.lead}</p>
    <form method="post" action="${action}"><button>${words.open}</button></form>`;
  return page({ language: locale, title: words.title, body });
}

export function expiredPage(locale: string): string {
  const words = ticketLinkWords(locale);
  const body = html`<h1>${words.expired}</h1>
    <p>${words.expiredText}</p>`;
  return page({ language: locale, title: words.expired, body });
}

/** A ticket as a plain page: what was said, a reply, and (once it is resolved) how it was. */
export function ticketThreadPage(
  { conversation, messages }: ConversationSnapshot,
  {
    base,
    once,
  }: {
    /** What stands before the path of each address. */
    base: string;
    /** Made once per page, so that a reply sent twice is one. */
    once: string;
  },
): string {
  const { id, locale, number, subject, status, rating } = conversation;
  const words = ticketLinkWords(locale);
  const names = { visitor: words.you, bot: words.assistant, agent: "", system: "" };
  const isOver = status === "resolved" || status === "closed";
  const body = html`<h1>${subject}</h1>
    <p class="soft">${number ?? ""} · ${words.status[status] ?? status}</p>
    ${messages.map(
      ({ author, authorName, body: said, attachments }) =>
        html`<h3>${authorName ?? names[author]}</h3>
          ${richTextToPlainText(said)
            .split("\n")
            .map((line) => html`<p>${line}</p>`)}
          ${attachments.map((file) => html`<p class="soft">${file.name}</p>`)}`,
    )}
    ${
      isOver &&
      html`<h2>${words.rateTitle}</h2>
        ${rating !== null && html`<p id="rated">${words.rated(rating.score)}</p>`}
        <form method="post" action="${base}/mail/ticket/${id}/rating">
          <select name="score" aria-label="${words.rateTitle}" required>
            <option value=""></option>
            ${[5, 4, 3, 2, 1].map(
              (score) =>
                html`<option value="${score}" ${rating?.score === score && html` selected`}>
                  ${"★".repeat(score)} ${words.stars[score - 1] ?? ""}
                </option>`,
            )}
          </select>
          <textarea
            name="comment"
            maxlength="2000"
            aria-label="${words.comment}"
            placeholder="${words.comment}"
          >
${rating?.comment ?? ""}</textarea>
          <button>${words.rate}</button>
        </form>`
    }
    ${
      status === "closed"
        ? html`<p class="soft">${words.closed}</p>`
        : html`<h2>${words.reply}</h2>
            <form method="post" action="${base}/mail/ticket/${id}/reply">
              <input type="hidden" name="once" value="${once}" />
              <textarea
                name="text"
                required
                maxlength="10000"
                aria-label="${words.reply}"
              ></textarea>
              <button>${words.send}</button>
            </form>`
    }`;
  return page({ language: locale, title: `${words.title} ${number ?? ""}`, body });
}
