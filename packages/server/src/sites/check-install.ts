import { RequestRefused, type GuardedRequest } from "../outgoing/guarded-request.ts";
import { isAllowedOrigin } from "./allowed-origin.ts";
import { inspectPage, type InstallFinding } from "./inspect-page.ts";
import type { StoredSite } from "./sites.repository.ts";

/** Asks for a page of the site and says what is right or wrong with the tag in it. */
export async function checkInstall(
  ask: GuardedRequest,
  site: Pick<StoredSite, "key" | "origins">,
  { url, backend }: { url: string; backend: string },
): Promise<InstallFinding[]> {
  if (!isAllowedOrigin(new URL(url).origin, site.origins)) return ["origin_not_allowed"];
  try {
    const { status, headers, body } = await ask({
      url,
      method: "GET",
      headers: { accept: "text/html", "user-agent": "Helpbuoy" },
      timeout: 10_000,
      maxBytes: 1_000_000,
    });
    if (status >= 300 && status < 400) return ["page_redirects"];
    if (status !== 200) return ["page_not_found"];
    const policy = headers["content-security-policy"] ?? "";
    return inspectPage({ url, html: body, policy }, { key: site.key, backend });
  } catch (error) {
    if (!(error instanceof RequestRefused)) throw error;
    const isRefused = error.code === "url_not_allowed" || error.code === "address_not_allowed";
    return [isRefused ? "page_refused" : "page_unreachable"];
  }
}
