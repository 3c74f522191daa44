import type { Article, Locale, Manifest, PartRef, SearchHit } from "@helpbuoy/protocol";
import type { ApiClient, ApiRequest } from "./api-client.ts";
import type { Backend } from "./backend.ts";
import { BackendError } from "./backend-error.ts";
import { contentHash } from "./content-hash.ts";
import { parseAnswer, placeIn } from "./http-answer.ts";

/** The half of a `Backend` that anyone may ask: what is needed to find and read. */
export type KnowledgeBackend = Pick<
  Backend,
  "manifest" | "part" | "search" | "article" | "mediaUrl"
>;

const PART_TIMEOUT = 60_000; // ms: a pack on a bad phone line
const HITS = 20;

/** The routes of SPEC for manifest, packs, search and articles. */
export function createHttpKnowledge(api: ApiClient): KnowledgeBackend {
  async function part(ref: PartRef, request: ApiRequest): Promise<unknown> {
    const bytes = await api.call(`/packs/${placeIn(ref.hash)}.json`, request, (response) =>
      response.arrayBuffer(),
    );
    const hash = await contentHash(bytes);
    if (hash !== undefined && hash !== ref.hash) throw new BackendError("invalid_response");
    return parseAnswer(new TextDecoder().decode(bytes));
  }

  return {
    // Always asked anew, answered 304 while nothing was published.
    manifest: (locale, request) =>
      api.json<Manifest>("/manifest", { ...request, locale, query: { locale }, cache: "no-cache" }),
    async part(ref, request) {
      const limited = { ...request, timeout: PART_TIMEOUT };
      try {
        return await part(ref, limited);
      } catch (error) {
        if (!(error instanceof BackendError) || error.kind !== "invalid_response") throw error;
        // What came is not what its name says: a broken copy in some cache on the way (SPEC KP5).
        return part(ref, { ...limited, cache: "reload" });
      }
    },
    async search(q, locale: Locale, request) {
      const query = { q, locale, limit: String(HITS) };
      return (await api.json<{ hits: SearchHit[] }>("/search", { ...request, locale, query })).hits;
    },
    article: (idOrSlug, locale, request) =>
      api.json<Article>(`/articles/${placeIn(idOrSlug)}`, {
        ...request,
        locale,
        query: { locale },
      }),
    mediaUrl: (source) => (/^(media|pictures)\//.test(source) ? api.address(`/${source}`) : source),
  };
}
