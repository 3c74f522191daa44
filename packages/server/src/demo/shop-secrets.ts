import type { Services } from "../services.ts";

const SITE = "demo";
/** Who the audit says has made them. */
const maker = { id: "start-demo", name: "npm start", email: "" };

/**
 * What the shop of the examples signs with, and what it is told with, as its merchant would make them in
 * the console: an identity secret, and a webhook whose secret is new at each start.
 * @param url of the shop's webhook
 */
export async function shopSecrets(
  { identitySecrets, webhooks }: Pick<Services, "identitySecrets" | "webhooks">,
  url: string,
): Promise<{ site: string; kid: string; secret: string; webhookSecret: string }> {
  const [known] = await identitySecrets.keys(SITE);
  const made = known ? undefined : await identitySecrets.create(maker, SITE);
  const [kid = "", secret = ""] = known ?? [made?.kid, made?.secret];
  const by = { siteKey: SITE, agent: maker };
  const endpoint = (await webhooks.list(SITE)).find((one) => one.url === url);
  const events = ["orders.requested", "task.submitted"] as const;
  const { secret: webhookSecret } = endpoint
    ? await webhooks.renewSecret(by, endpoint.id)
    : await webhooks.create(by, { url, events: [...events] });
  return { site: SITE, kid, secret, webhookSecret };
}
