import type { Form, Hours, Id, Locale, ReplyTargets } from "@helpbuoy/protocol";

export type SiteSettings = {
  key: string;
  name: string;
  locales: Locale[];
  defaultLocale: Locale;
  replyWithinHours: number;
  origins: string[];
  /** null: around the clock. */
  hours: Hours | null;
  /** null: only the promise to the visitor is watched. */
  targets: ReplyTargets | null;
};
export type SettingsPatch = Partial<Omit<SiteSettings, "key" | "locales">>;
export type MailState = {
  isConfigured: boolean;
  waiting: number;
  givenUp: number;
  lastError: string | null;
};
export type Webhook = {
  id: Id;
  url: string;
  events: string[];
  disabledAt: string | null;
  createdAt: string;
};
export type WebhookWithSecret = Webhook & { secret: string };
export type Delivery = {
  id: Id;
  type: string;
  createdAt: string;
  attempts: number;
  nextAt: string | null;
  deliveredAt: string | null;
  deadAt: string | null;
  /** A status of HTTP, or why nothing was sent. */
  lastStatus: string | null;
};

/** The part of a `DeskApi` that these calls are made of. */
type Calls = {
  get: <Answer>(path: string, query?: Record<string, string>) => Promise<Answer>;
  post: <Answer>(path: string, json?: object) => Promise<Answer>;
  send: (method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, json?: object) => Promise<void>;
  siteOf: (site: string) => string;
};

/** Every route by which a site is set up. */
export function settingsCalls({ get, post, send, siteOf }: Calls) {
  const hook = (site: string, id: Id) => `${siteOf(site)}/webhooks/${id}`;
  const form = (site: string, slug: string) => `${siteOf(site)}/forms/${slug}`;
  return {
    settings: (site: string) => get<SiteSettings>(`${siteOf(site)}/settings`),
    changeSettings: (site: string, patch: SettingsPatch) =>
      send("PATCH", `${siteOf(site)}/settings`, patch),
    snippet: (site: string) => get<{ html: string }>(`${siteOf(site)}/settings/snippet`),
    checkInstall: (site: string, url: string) =>
      post<{ findings: string[] }>(`${siteOf(site)}/settings/check`, { url }),
    mailState: (site: string) => get<MailState>(`${siteOf(site)}/mail`),

    forms: (site: string) => get<{ forms: Form[] }>(`${siteOf(site)}/forms`),
    saveForm: (site: string, { slug, ...rest }: Form) => send("PUT", form(site, slug), rest),
    removeForm: (site: string, { slug, locale }: Form) =>
      send("DELETE", `${form(site, slug)}?locale=${encodeURIComponent(locale)}`),

    webhooks: (site: string) => get<{ webhooks: Webhook[] }>(`${siteOf(site)}/webhooks`),
    addWebhook: (site: string, webhook: Pick<Webhook, "url" | "events">) =>
      post<WebhookWithSecret>(`${siteOf(site)}/webhooks`, webhook),
    renewWebhookSecret: (site: string, id: Id) =>
      post<WebhookWithSecret>(`${hook(site, id)}/secret`),
    pingWebhook: (site: string, id: Id) => send("POST", `${hook(site, id)}/ping`),
    removeWebhook: (site: string, id: Id) => send("DELETE", hook(site, id)),
    deliveries: (site: string, id: Id) =>
      get<{ deliveries: Delivery[] }>(`${hook(site, id)}/deliveries`),
    redeliver: (site: string, id: Id, delivery: Id) =>
      send("POST", `${hook(site, id)}/deliveries/${delivery}/redeliver`),
  };
}
