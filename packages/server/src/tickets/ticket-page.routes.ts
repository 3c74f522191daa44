import { createHmac } from "node:crypto";
import {
  createId,
  idSchema,
  siteKeySchema,
  submitTicketSchema,
  type Form,
  type ProblemIssue,
} from "@helpbuoy/protocol";
import { Hono, type Context } from "hono";
import * as v from "valibot";
import type { Deps } from "../deps.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { pageHeaders } from "../pages/page.ts";
import { invalidField, ProblemError } from "../problem/problem-error.ts";
import { problemIssues } from "../problem/problem-issues.ts";
import { acceptedLanguages } from "../problem/problem-response.ts";
import type { Services } from "../services.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import {
  signInFirstPage,
  ticketFiledPage,
  ticketFormPage,
  type TicketPage,
} from "./ticket-page.ts";

/**
 * The plain ticket page, for browsers below the widget's floor. A page carries one id made by chance;
 * visitor session and idempotency key are derived of it, so that a form sent twice is one ticket.
 */
export function ticketPageRoutes(
  { clock, random, secret }: Deps,
  { sites, knowledge, visitors, commands }: Services,
  limits: RateLimits,
) {
  const localeOf = (c: Context<ServerEnv>, site: StoredSite) =>
    sites.locale(site, [
      ...(c.req.query("locale")?.split(",") ?? []),
      ...acceptedLanguages(c.req.header("accept-language")),
    ]);

  async function pageOf(c: Context<ServerEnv>): Promise<TicketPage> {
    const key = c.req.query("site");
    if (!v.is(siteKeySchema, key)) throw new ProblemError("unknown_site");
    const site = await sites.get(key);
    const locale = localeOf(c, site);
    const { forms } = await knowledge.published(site, locale);
    const fillable = forms.filter(isFillable);
    const asked = fillable.find(({ slug }) => slug === c.req.query("form"));
    const form = asked ?? fillable.find(({ categories }) => categories.length === 0) ?? fillable[0];
    if (!form) throw new ProblemError("not_found");
    const once = createId(clock.now(), random);
    return { site, locale, form, forms: fillable, once, values: {}, issues: [] };
  }

  async function submit(page: TicketPage): Promise<{ number: string; code: string }> {
    const { site, values, once } = page;
    if (!v.is(idSchema, once)) throw invalidField("once", "wrong_form");
    const fields = Object.fromEntries(
      page.form.fields.flatMap(({ id }) => {
        const typed = values[`fields.${id}`]?.trim();
        return typed ? [[id, typed]] : [];
      }),
    );
    const command = v.safeParse(submitTicketSchema, {
      type: "ticket.submit",
      conversationId: once,
      messageId: once,
      locale: page.locale,
      formSlug: page.form.slug,
      categorySlug: page.form.categories[0],
      subject: values["subject"] ?? "",
      description: values["description"] ?? "",
      email: values["email"]?.trim() || undefined,
      fields,
      attachments: [],
    });
    if (!command.success) {
      throw new ProblemError("invalid_input", { issues: problemIssues(command.issues) });
    }
    const token = createHmac("sha256", secret).update(`ticket-page\n${once}`).digest("base64url");
    await visitors.create(site.key, token);
    const visitor = await visitors.authenticate(site.key, token);
    const { events, lookupCode = "" } = await commands.execute(site, visitor, once, command.output);
    const created = events.find((event) => event.type === "ticket.created");
    return { number: created?.conversation.number ?? "", code: lookupCode };
  }

  return new Hono<ServerEnv>()
    .use("/ticket", async (c, next) => {
      const key = c.req.query("site");
      const site = v.is(siteKeySchema, key) ? await sites.find(key) : undefined;
      if (!site?.enforceIdentity) return next();
      c.header("cache-control", "no-store");
      const { name } = site;
      return c.body(signInFirstPage({ name, locale: localeOf(c, site) }), 403, pageHeaders);
    })
    .get("/ticket", limits.limit("reading"), async (c) => {
      // Two visitors that got one page out of a shared cache would share its id.
      c.header("cache-control", "private, no-cache");
      return c.body(ticketFormPage(await pageOf(c)), 200, pageHeaders);
    })
    .post("/ticket", limits.limit("ticketPage"), jsonBodySize, async (c) => {
      // Forms send CRLF; limits count what was typed.
      const typed = [...new URLSearchParams(await c.req.text())];
      const values = Object.fromEntries(
        typed.map(([name, value]) => [name, value.replaceAll("\r\n", "\n")]),
      );
      const fresh = await pageOf(c);
      const page = { ...fresh, values, once: values["once"] ?? "" };
      c.header("cache-control", "no-store");
      try {
        const ticket = await submit(page);
        return c.body(ticketFiledPage({ ...page, ...ticket }), 201, pageHeaders);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        // Sent, gone back to and changed: another ticket, if it is sent once more.
        if (error.code === "idempotency_key_reused") {
          return c.body(ticketFormPage({ ...fresh, values, wasSent: true }), 422, pageHeaders);
        }
        if (error.code !== "invalid_input") throw error;
        const issues: ProblemIssue[] = error.issues ?? [];
        return c.body(ticketFormPage({ ...page, issues }), 422, pageHeaders);
      }
    });
}

/** Whether it can be sent without files. */
function isFillable(form: Form): boolean {
  return !form.fields.some(
    ({ type, required }) => required && (type === "files" || type === "voice"),
  );
}
