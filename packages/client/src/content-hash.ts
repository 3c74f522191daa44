/**
 * The name of a part by its content (SPEC KP1): SHA-256, the first 20 characters of base64url.
 * @returns undefined where the browser has no `crypto.subtle` (a page over plain http)
 */
export async function contentHash(bytes: BufferSource): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...digest))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .slice(0, 20);
}
