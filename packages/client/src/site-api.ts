import type { Locale, SiteKey } from "@helpbuoy/protocol";
import { createApiClient, type ApiClient } from "./api-client.ts";

export type HttpBackendOptions = {
  /** The server's origin, with a path where it lives under one. */
  url: string;
  site: SiteKey;
  /** In the place of the page's own; then uploads go through it too, and tell no progress. */
  fetch?: typeof fetch;
  /** What problems are worded in where a call names no locale. */
  locale?: () => Locale | undefined;
  /** Milliseconds since the epoch, whenever an answer tells it. */
  onServerTime?: (time: number) => void;
};

/** The API of one site. For those who load the two halves of a `Backend` apart. */
export function createSiteApi(options: HttpBackendOptions): ApiClient {
  const { site } = options;
  return createApi({ ...options, path: `/v1/sites/${encodeURIComponent(site)}` });
}

/** An API below a path of a server, called with the page's own `fetch` unless another is given. */
export function createApi(
  options: Omit<HttpBackendOptions, "site"> & { path: string; credentials?: RequestCredentials },
): ApiClient {
  const { url, path, locale, credentials, onServerTime } = options;
  return createApiClient({
    url: `${url.replace(/\/+$/, "")}${path}`,
    // Called as a plain function: a browser's `fetch` refuses any other `this` than its window.
    fetch: (input, init) => (options.fetch ?? globalThis.fetch)(input, init),
    ...(credentials && { credentials }),
    ...(locale && { locale }),
    ...(onServerTime && { onServerTime }),
  });
}
