/*
 * The strictest Content Security Policy under which the widget works whole. What `helpbuoy doctor`
 * prints, what the documents show and what the browser test of promises P5 and P6 runs under is this.
 */

export type PolicyDirective = {
  name: string;
  /** `NONCE` and `API` stand for the answer's nonce and the origin of the server. */
  sources: string;
  why: string;
  /** Only for pages that enforce Trusted Types: the widget works under them too. */
  isOptional?: boolean;
};

export const policyDirectives: readonly PolicyDirective[] = [
  { name: "default-src", sources: "'none'", why: "nothing else is ever asked for" },
  {
    name: "script-src",
    sources: "'nonce-NONCE'",
    why: "the tag, by a nonce that is new in every answer; what it loads follows from it",
  },
  { name: "style-src", sources: "'self'", why: "the widget writes no style element and attribute" },
  { name: "connect-src", sources: "API", why: "the server's API, its stream and its packs" },
  { name: "img-src", sources: "API", why: "pictures in articles" },
  { name: "media-src", sources: "API", why: "videos in articles" },
  {
    name: "require-trusted-types-for",
    sources: "'script'",
    why: "the widget has no HTML sink",
    isOptional: true,
  },
  {
    name: "trusted-types",
    sources: "'none'",
    why: "and needs no policy of its own",
    isOptional: true,
  },
];

/**
 * The policy as a header holds it.
 * @param backend the origin of the Helpbuoy server
 */
export function strictPolicy(nonce: string, backend: string): string {
  return policyDirectives
    .map(({ name, sources }) => `${name} ${filled(sources, nonce, backend)}`)
    .join("; ");
}

/** The same as a table of Markdown, for documents. */
export function policyTable(): string {
  const rows = policyDirectives.map(
    ({ name, sources, why, isOptional }) =>
      `| \`${name} ${sources}\` | ${why}${isOptional ? " (where a page enforces Trusted Types)" : ""} |`,
  );
  return ["| directive | why |", "| --- | --- |", ...rows].join("\n");
}

function filled(sources: string, nonce: string, backend: string): string {
  return sources.replaceAll("NONCE", nonce).replaceAll("API", backend);
}
