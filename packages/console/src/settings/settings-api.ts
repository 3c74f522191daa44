import type { ApiClient } from "@helpbuoy/client";
import type {
  Form,
  Hours,
  Id,
  Locale,
  PriorityRule,
  ReplyTargets,
  SiteLook,
  SpamSettings,
  SynonymGroup,
} from "@helpbuoy/protocol";

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
  /** null: the widget's own. */
  look: SiteLook | null;
  enforceIdentity: boolean;
  priorityRules: PriorityRule[];
  spam: SpamSettings;
  /** Visitors are asked before anything is kept or sent. */
  requiresConsent: boolean;
  /** null: no link is shown. */
  privacyUrl: string | null;
  /** null: what is over is kept. */
  retentionDays: number | null;
  redactMessages: boolean;
};
export type SettingsPatch = Partial<Omit<SiteSettings, "key">>;
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
/** One that a site's server signs identities with, by its name. */
export type IdentitySecret = { kid: Id; createdAt: string };
export type NewIdentitySecret = IdentitySecret & { secret: string };
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
  client: ApiClient;
  get: <Answer>(path: string, query?: Record<string, string>) => Promise<Answer>;
  post: <Answer>(path: string, json?: object) => Promise<Answer>;
  send: (method: "POST" | "PUT" | "PATCH" | "DELETE", path: string, json?: object) => Promise<void>;
  siteOf: (site: string) => string;
};

/** Every route by which a site is set up. */
export function settingsCalls({ client, get, post, send, siteOf }: Calls) {
  const hook = (site: string, id: Id) => `${siteOf(site)}/webhooks/${id}`;
  const form = (site: string, slug: string) => `${siteOf(site)}/forms/${slug}`;
  return {
    settings: (site: string) => get<SiteSettings>(`${siteOf(site)}/settings`),
    changeSettings: (site: string, patch: SettingsPatch) =>
      client.json<SiteSettings>(`${siteOf(site)}/settings`, { method: "PATCH", json: patch }),
    /** Keeps a picture for a look to name. */
    keepPicture: (site: string, file: Blob) =>
      client.json<{ source: string }>(`${siteOf(site)}/pictures`, { method: "POST", file }),
    snippet: (site: string, locale: Locale) =>
      get<{ html: string }>(`${siteOf(site)}/settings/snippet`, { locale }),
    checkInstall: (site: string, url: string) =>
      post<{ findings: string[] }>(`${siteOf(site)}/settings/check`, { url }),
    mailState: (site: string) => get<MailState>(`${siteOf(site)}/mail`),

    forms: (site: string) => get<{ forms: Form[] }>(`${siteOf(site)}/forms`),
    saveForm: (site: string, { slug, ...rest }: Form) => send("PUT", form(site, slug), rest),
    removeForm: (site: string, { slug, locale }: Form) =>
      send("DELETE", `${form(site, slug)}?locale=${encodeURIComponent(locale)}`),

    synonyms: (site: string, locale: Locale) =>
      get<{ groups: SynonymGroup[] }>(`${siteOf(site)}/knowledge/${locale}/synonyms`),
    /** @returns them as they are kept */
    saveSynonyms: (site: string, locale: Locale, groups: readonly SynonymGroup[]) =>
      client.json<{ groups: SynonymGroup[] }>(`${siteOf(site)}/knowledge/${locale}/synonyms`, {
        method: "PUT",
        json: { groups },
      }),

    identitySecrets: (site: string) =>
      get<{ secrets: IdentitySecret[] }>(`${siteOf(site)}/identity-secrets`),
    addIdentitySecret: (site: string) =>
      post<NewIdentitySecret>(`${siteOf(site)}/identity-secrets`),
    removeIdentitySecret: (site: string, kid: Id) =>
      send("DELETE", `${siteOf(site)}/identity-secrets/${kid}`),

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
