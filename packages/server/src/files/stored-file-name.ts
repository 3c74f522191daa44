/**
 * A file's name as it may stand in a header and on a disk: no path, no control or direction marks, and
 * the ending of what its bytes are, so that a picture cannot pass as a program.
 */
export function storedFileName(claimed: string, extensions: readonly string[]): string {
  const plain = claimed
    .normalize("NFC")
    .replace(/^.*[/\\]/s, "")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const name = plain || "file";
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const fits = ending !== undefined && extensions.includes(ending);
  const whole = fits ? name : `${name}.${extensions[0]}`;
  return whole.length <= 200 ? whole : `${whole.slice(0, 190)}.${fits ? ending : extensions[0]}`;
}

/** The header that makes a browser save it under its name (RFC 6266, RFC 8187). */
export function attachmentDisposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
