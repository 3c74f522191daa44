import { createId, idSchema } from "@helpbuoy/protocol";
import { Hono, type Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import * as v from "valibot";
import type { CommandsService } from "../commands/commands.service.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import type { Deps } from "../deps.ts";
import { refuseCrossSite } from "../middleware/agent-cookie.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { pageHeaders } from "../pages/page.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { publicPath } from "../public-path.ts";
import { acceptedLanguages } from "../problem/problem-response.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { VisitorsService } from "../visitors/visitors.service.ts";
import type { MailService } from "./mail.service.ts";
import { askToOpenPage, expiredPage, ticketThreadPage } from "./ticket-link-page.ts";

const COOKIE = "helpbuoy-ticket";
/** Seconds a ticket stays open in the browser that used the link. */
const OPEN_FOR = 86_400;
const rating = v.object({
  score: v.pipe(v.string(), v.regex(/^[1-5]$/), v.transform(Number)),
  comment: v.optional(v.pipe(v.string(), v.maxLength(2_000)), ""),
});
const reply = v.object({
  once: idSchema,
  text: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(10_000)),
});

/** Where the links of letters lead: plain pages that work in any browser, without scripts. */
export function ticketLinkRoutes(
  { clock, random, settings }: Deps,
  parts: {
    mail: MailService;
    sites: SitesService;
    visitors: VisitorsService;
    conversations: ConversationsService;
    commands: CommandsService;
  },
  limits: RateLimits,
) {
  const { mail, sites, visitors, conversations, commands } = parts;
  const base = publicPath(settings);
  const localeOf = (c: Context) =>
    acceptedLanguages(c.req.header("accept-language")).find((one) => /^(zh|en)\b/i.test(one)) ??
    "en";

  /** Whose the cookie is. @throws ProblemError `token_missing` */
  async function owner(c: Context<ServerEnv>) {
    const [siteKey = "", token = ""] = (getCookie(c, COOKIE) ?? "").split(".");
    const site = await sites.find(siteKey);
    if (!site) throw new ProblemError("token_missing");
    return { site, visitor: await visitors.authenticate(siteKey, token) };
  }
  const idOf = (c: Context) => {
    const id = c.req.param("id");
    if (!v.is(idSchema, id)) throw new ProblemError("not_found");
    return id;
  };
  async function form<Schema extends v.GenericSchema>(c: Context, schema: Schema) {
    const typed = Object.fromEntries(new URLSearchParams(await c.req.text()));
    const parsed = v.safeParse(schema, typed);
    if (!parsed.success) throw new ProblemError("invalid_input");
    return parsed.output;
  }
  /** Whatever is wrong with a link or a cookie, the page is the same. */
  async function orExpired(c: Context<ServerEnv>, work: () => Promise<Response>) {
    c.header("cache-control", "no-store");
    try {
      return await work();
    } catch (error) {
      const codes = ["link_expired", "token_missing", "token_expired", "unknown_site", "not_found"];
      if (!(error instanceof ProblemError) || !codes.includes(error.code)) throw error;
      return c.body(expiredPage(localeOf(c)), 410, pageHeaders);
    }
  }

  return new Hono<ServerEnv>()
    .get("/mail/:token{[\\w-]{43}}", limits.limit("reading"), (c) =>
      orExpired(c, async () => {
        const token = c.req.param("token");
        await mail.look(token);
        return c.body(askToOpenPage(localeOf(c), `${base}/mail/${token}`), 200, pageHeaders);
      }),
    )
    .post("/mail/:token{[\\w-]{43}}", limits.limit("ticketPage"), (c) =>
      orExpired(c, async () => {
        refuseCrossSite(c);
        let cookie = "";
        const link = await mail.open(c.req.param("token"), async (siteKey) => {
          const { token } = await visitors.create(siteKey);
          cookie = `${siteKey}.${token}`;
          return visitors.authenticate(siteKey, token);
        });
        setCookie(c, COOKIE, cookie, {
          path: `${base}/mail/ticket`,
          httpOnly: true,
          sameSite: "Lax",
          secure: settings.publicUrl?.startsWith("https:") ?? false,
          maxAge: OPEN_FOR,
        });
        return c.redirect(`${base}/mail/ticket/${link.conversationId}`, 303);
      }),
    )
    .get("/mail/ticket/:id", limits.limit("reading"), (c) =>
      orExpired(c, async () => {
        const { visitor } = await owner(c);
        const snapshot = await conversations.read(visitor, idOf(c));
        await conversations.markRead(visitor, idOf(c), snapshot.cursor);
        const place = { base, once: createId(clock.now(), random) };
        return c.body(ticketThreadPage(snapshot, place), 200, pageHeaders);
      }),
    )
    .post("/mail/ticket/:id/rating", limits.limit("ticketPage"), jsonBodySize, (c) =>
      orExpired(c, async () => {
        refuseCrossSite(c);
        const { site, visitor } = await owner(c);
        const { score, comment } = await form(c, rating);
        await commands.execute(site, visitor, createId(clock.now(), random), {
          type: "conversation.rate",
          conversationId: idOf(c),
          rating: { score, tags: [], comment },
        });
        return c.redirect(`${base}/mail/ticket/${idOf(c)}`, 303);
      }),
    )
    .post("/mail/ticket/:id/reply", limits.limit("ticketPage"), jsonBodySize, (c) =>
      orExpired(c, async () => {
        refuseCrossSite(c);
        const { site, visitor } = await owner(c);
        const { once, text } = await form(c, reply);
        const { conversation } = await conversations.read(visitor, idOf(c));
        await commands.execute(site, visitor, once, {
          type: "message.send",
          conversationId: idOf(c),
          messageId: once,
          locale: conversation.locale,
          text,
          attachments: [],
        });
        return c.redirect(`${base}/mail/ticket/${idOf(c)}`, 303);
      }),
    );
}
