/**
 * The strictest policy under which the widget works whole: one nonce for its tag, one host for its
 * backend. The browser test of promises P5 and P6 runs a visitor's journey under exactly this.
 * @param backend the origin of the Helpbuoy server
 */
export function strictPolicy(nonce: string, backend: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    `connect-src ${backend}`,
    `img-src ${backend}`,
    `media-src ${backend}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}
