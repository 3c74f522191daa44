export type InstallFinding =
  | "tag_found"
  | "tag_missing"
  | "wrong_site_key"
  | "csp_blocks_script"
  | "csp_blocks_connection"
  | "origin_not_allowed"
  | "page_redirects"
  | "page_not_found"
  | "page_refused"
  | "page_unreachable";

export type InspectedPage = {
  url: string;
  html: string;
  /** Of the answer; several policies are joined by commas. */
  policy: string;
};

/** What a page's source says about the tag in it. Tags that scripts add later are not seen. */
export function inspectPage(page: InspectedPage, site: { key: string; backend: string }) {
  const html = withoutComments(page.html);
  // No `<` inside: a page of tags that never end would be read anew from each of them.
  const tags = [...html.matchAll(/<script\b[^<>]*>/gi)].map(([tag]) => tag);
  const ours = tags.filter((tag) => {
    const src = attribute(tag, "src") ?? "";
    return /\/helpbuoy\.js(\?|#|$)/.test(src) && URL.canParse(src, page.url);
  });
  const tag = ours.find((one) => attribute(one, "data-site") === site.key) ?? ours[0];
  if (tag === undefined) return ["tag_missing"] satisfies InstallFinding[];
  if (attribute(tag, "data-site") !== site.key)
    return ["wrong_site_key"] satisfies InstallFinding[];

  const findings: InstallFinding[] = ["tag_found"];
  const script = new URL(attribute(tag, "src") ?? "", page.url);
  const named = attribute(tag, "data-backend") ?? site.backend;
  const backend = new URL(URL.canParse(named, page.url) ? named : site.backend, page.url);
  const policies = [...page.policy.split(","), ...metaPolicies(html)].map(parsePolicy);
  const nonce = attribute(tag, "nonce");
  const letsScript = (sources: string[]) =>
    (nonce !== undefined && sources.includes(`'nonce-${nonce}'`)) ||
    (!sources.includes("'strict-dynamic'") && lets(sources, script, page.url));
  const blocksScript = policies.some((policy) => {
    const sources =
      policy.get("script-src-elem") ?? policy.get("script-src") ?? policy.get("default-src");
    return sources !== undefined && !letsScript(sources);
  });
  const blocksConnection = policies.some((policy) => {
    const sources = policy.get("connect-src") ?? policy.get("default-src");
    return sources !== undefined && !lets(sources, backend, page.url);
  });
  if (blocksScript) findings.push("csp_blocks_script");
  if (blocksConnection) findings.push("csp_blocks_connection");
  return findings;
}

/** In one pass, however many comments begin and never end. */
function withoutComments(html: string): string {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const begin = html.indexOf("<!--", from);
    const end = begin < 0 ? -1 : html.indexOf("-->", begin);
    if (end < 0) return [...kept, html.slice(from)].join("");
    kept.push(html.slice(from, begin));
    from = end + "-->".length;
  }
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(
    tag,
  );
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

function metaPolicies(html: string): string[] {
  return [...html.matchAll(/<meta\b[^<>]*>/gi)]
    .map(([tag]) => tag)
    .filter((tag) => attribute(tag, "http-equiv")?.toLowerCase() === "content-security-policy")
    .map((tag) => attribute(tag, "content") ?? "");
}

function parsePolicy(text: string): Map<string, string[]> {
  const directives = new Map<string, string[]>();
  for (const directive of text.split(";")) {
    const [name, ...sources] = directive.trim().split(/\s+/);
    // Of a directive that is named twice the first counts.
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

function lets(sources: string[], target: URL, page: string): boolean {
  return sources.some((source) => {
    if (source === "*") return true;
    if (source === "'self'") return target.origin === new URL(page).origin;
    if (/^[a-z]+:$/i.test(source)) return target.protocol === source.toLowerCase();
    const [, scheme, host = "", port] =
      /^(?:([a-z]+):\/\/)?([^/:]+)(?::(\d+|\*))?(?:\/.*)?$/i.exec(source) ?? [];
    if (scheme && `${scheme.toLowerCase()}:` !== target.protocol) return false;
    if (port !== "*" && (port ?? "") !== target.port) return false;
    return host.startsWith("*.")
      ? target.hostname.endsWith(host.slice(1).toLowerCase())
      : target.hostname === host.toLowerCase();
  });
}
