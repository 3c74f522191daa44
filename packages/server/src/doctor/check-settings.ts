import type { Settings } from "../settings.ts";
import { findingsOf, isLoopback, type Finding } from "./finding.ts";

const { ok, warning, failure } = findingsOf("settings");
const proxy = findingsOf("proxy");

/** Settings that hold each for itself and are dangerous all the same. */
export function checkSettings(settings: Settings, publicUrl: string | undefined): Finding[] {
  const found = [...dangers(settings, publicUrl)];
  return found.length > 0 ? found : [ok("No setting is dangerous.")];
}

function* dangers(settings: Settings, publicUrl: string | undefined): Generator<Finding> {
  const { secret, host, rateLimitFactor, webhooksToPrivateAddresses, metrics } = settings;
  if (secret !== undefined && isGuessable(secret)) {
    yield failure(
      "The secret looks like one out of an example; whoever guesses it opens every ticket.",
      "Take HELPBUOY_SECRET out, and the server makes one of its own in the data folder; or set 32 random bytes: openssl rand -base64 32",
    );
  }
  const isOpen = !isLoopback(host);
  const isPlain = publicUrl !== undefined && publicUrl.startsWith("http:");
  if (isPlain && !isLoopback(new URL(publicUrl).hostname)) {
    yield failure(
      `${publicUrl} is not encrypted: tokens and passwords travel readable, and agents cannot sign in.`,
      "Put a proxy that speaks https in front, and set HELPBUOY_PUBLIC_URL to its address.",
    );
  }
  if (isOpen && publicUrl === undefined) {
    yield warning(
      `The server listens on ${host}, and nothing says that https stands in front of it.`,
      "Set HELPBUOY_PUBLIC_URL to the https address visitors use, and HOST to 127.0.0.1 if the proxy runs on this machine.",
    );
  }
  if (rateLimitFactor > 10) {
    yield warning(
      `All rate limits are ${rateLimitFactor} times what they should be; a flood meets none.`,
      "Take HELPBUOY_RATE_LIMIT_FACTOR out.",
    );
  }
  if (webhooksToPrivateAddresses) {
    yield warning(
      "Webhooks may go to hosts of this network, so an admin of a site can call them.",
      "Take HELPBUOY_WEBHOOKS_TO_PRIVATE_ADDRESSES out, unless every admin may reach this network anyway.",
    );
  }
  if (metrics && !isLoopback(metrics.host)) {
    yield warning(
      `What is counted can be read by whoever reaches ${metrics.host}:${metrics.port}.`,
      "Set HELPBUOY_METRICS to a port alone, or let a firewall guard it.",
    );
  }
  yield* proxyDangers(settings, publicUrl);
}

/** The server itself speaks no https: an address that does is a proxy's. */
function* proxyDangers({ trustProxy, host }: Settings, publicUrl: string | undefined) {
  const trustsNone = "hops" in trustProxy && trustProxy.hops === 0;
  if (publicUrl?.startsWith("https:") && trustsNone) {
    yield proxy.failure(
      "A proxy stands in front and is not trusted: all visitors count as one address and run into its limits together.",
      "Set HELPBUOY_TRUST_PROXY to the number of proxies in front (1), or to their addresses.",
    );
  }
  if ("hops" in trustProxy && trustProxy.hops > 0 && !isLoopback(host)) {
    yield proxy.warning(
      `Proxies are counted, and ${host} may be reached past them: whoever does can write any address.`,
      "Set HOST to 127.0.0.1, or HELPBUOY_TRUST_PROXY to the addresses of the proxies.",
    );
  }
}

function isGuessable(secret: string): boolean {
  if (new Set(secret).size < 12) return true;
  return /change.?me|example|secret|password|helpbuoy|0123456789|abcdefgh/i.test(secret);
}
