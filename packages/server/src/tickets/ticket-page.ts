import type { Form, FormField, ProblemIssue } from "@helpbuoy/protocol";
import { html, type Html } from "../pages/html.ts";
import { page } from "../pages/page.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import { ticketPageWords, type TicketPageWords } from "./ticket-page-words.ts";

export type TicketPage = {
  site: StoredSite;
  locale: string;
  form: Form;
  forms: readonly Form[];
  /** Made once per page, so that a form sent twice is one ticket. */
  once: string;
  /** What was typed, by field name. */
  values: Readonly<Record<string, string>>;
  issues: readonly ProblemIssue[];
  /** Something else was filed with this form before. */
  wasSent?: boolean;
};

const inputTypes: Partial<Record<FormField["type"], string>> = {
  number: "number",
  date: "date",
  phone: "tel",
  email: "email",
};

/** A ticket form that works in any browser, without scripts. */
export function ticketFormPage({
  site,
  locale,
  form,
  forms,
  once,
  values,
  issues,
  wasSent = false,
}: TicketPage): string {
  const words = ticketPageWords(locale);
  const others = forms.filter(({ slug }) => slug !== form.slug);
  const hasFiles = form.fields.some(({ type }) => type === "files" || type === "voice");
  const problemOf = (path: string) => {
    const issue = issues.find((one) => one.path === path);
    return issue && (words.problems[issue.code] ?? words.problems["other"]);
  };
  const field = (name: string, label: string, input: Html, required: boolean, hint?: string) =>
    html` <div>
      <label for="${name}"
        >${label}${!required && html` <span class="soft">(${words.optional})</span>`}</label
      >
      ${hint !== undefined && html`<p class="soft">${hint}</p>`}${input}
      ${problemOf(name) !== undefined && html`<p class="wrong" role="alert">${problemOf(name)}</p>`}
    </div>`;
  const value = (name: string) => values[name] ?? "";
  const body = html` <h1>${words.title}</h1>
    <p>${words.lead}</p>
    <p>${words.within(site.replyWithinHours)}</p>
    ${
      others.length > 0 &&
      html`<p class="soft">${words.about}: <strong>${form.title}</strong></p>
        <details>
          <summary>${words.other}</summary>
          <ul>
            ${others.map(
              ({ slug, title }) =>
                html`<li>
                  <a href="?${query({ site: site.key, locale, form: slug })}">${title}</a>
                </li>`,
            )}
          </ul>
        </details>`
    }
    ${issues.length > 0 && html`<p class="wrong" role="alert">${words.wrong}</p>`}
    ${wasSent && html`<p class="wrong" role="alert">${words.wasSent}</p>`}
    <form method="post" action="?${query({ site: site.key, locale, form: form.slug })}">
      <input type="hidden" name="once" value="${once}" />
      ${field("subject", words.subject, html`<input id="subject" name="subject" required maxlength="200" value="${value("subject")}" />`, true)}
      ${field("description", words.description, html`<textarea id="description" name="description" maxlength="10000">${value("description")}</textarea>`, false)}
      ${field("email", words.email, html`<input id="email" name="email" type="email" autocomplete="email" maxlength="254" value="${value("email")}" />`, false)}
      ${form.fields
        .filter(({ type }) => type !== "files" && type !== "voice")
        .map((one) => {
          const name = `fields.${one.id}`;
          // A field that depends on another may not be asked for at all, so only the server can insist.
          const required = one.required === true && !one.visibleIf;
          return field(
            name,
            one.label,
            inputOf(one, name, value(name), required, words),
            required,
            one.hint,
          );
        })}
      ${hasFiles && html`<p class="soft">${words.noFiles}</p>`}
      <button>${words.send}</button>
    </form>`;
  return page({ language: locale, title: `${words.title} · ${site.name}`, body });
}

/** For a site that asks who its visitors are: this page cannot know. */
export function signInFirstPage({ name, locale }: { name: string; locale: string }): string {
  const words = ticketPageWords(locale);
  const body = html` <h1>${words.title}</h1>
    <p>${words.signIn(name)}</p>`;
  return page({ language: locale, title: `${words.title} · ${name}`, body });
}

/** Shows number and code of a ticket, this once. */
export function ticketFiledPage({
  site,
  locale,
  number,
  code,
}: {
  site: StoredSite;
  locale: string;
  number: string;
  code: string;
}): string {
  const words = ticketPageWords(locale);
  const body = html` <h1>${words.filed}</h1>
    <p>${words.within(site.replyWithinHours)}</p>
    <p class="soft">${words.number}</p>
    <p class="number" id="number">${number}</p>
    <p class="soft">${words.code}</p>
    <p class="number" id="code">${code}</p>
    <p>${words.keep}</p>
    <p><a href="?${query({ site: site.key, locale })}">${words.again}</a></p>`;
  return page({ language: locale, title: `${words.filed} · ${site.name}`, body });
}

function inputOf(
  field: FormField,
  name: string,
  value: string,
  required: boolean,
  words: TicketPageWords,
): Html {
  const isRequired = required && html` required`;
  if (field.type === "choice") {
    return html`<select id="${name}" name="${name}" ${isRequired}>
      <option value="">${words.choose}</option>
      ${(field.options ?? []).map(
        (option) =>
          html`<option value="${option.value}" ${option.value === value && html` selected`}>
            ${option.label}
          </option>`,
      )}
    </select>`;
  }
  if (field.type === "multiline") {
    return html`<textarea id="${name}" name="${name}" ${isRequired}>${value}</textarea>`;
  }
  const type = inputTypes[field.type] ?? "text";
  return html`<input id="${name}" name="${name}" type="${type}" ${isRequired} value="${value}" />`;
}

function query(parameters: Record<string, string>): string {
  return new URLSearchParams(parameters).toString();
}
