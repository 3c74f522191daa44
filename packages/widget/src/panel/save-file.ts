/**
 * Hands bytes to the browser's downloads. A download by `blob:` address is no content of the page:
 * no CSP directive speaks of it.
 */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
