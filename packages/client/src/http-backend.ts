// The entry `@helpbuoy/client/http-backend`: the widget loads its two halves apart.
import type { Backend } from "./backend.ts";
import { createHttpKnowledge } from "./http-knowledge.ts";
import { createHttpTalk } from "./http-talk.ts";
import { createSiteApi, type HttpBackendOptions } from "./site-api.ts";

/** A `Backend` over HTTP, as SPEC's table of routes says. */
export function createHttpBackend(options: HttpBackendOptions): Backend {
  const api = createSiteApi(options);
  return { ...createHttpKnowledge(api), ...createHttpTalk(api, !options.fetch) };
}
