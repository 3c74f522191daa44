/** Adopts style sheets into the panel's shadow root, each text once. */
export type StyleAdopter = { adopt(css: string): void; remove(): void };

/**
 * Constructed sheets pass any CSP; where there are none (Safari 15, Firefox 100) a `<style>` element
 * carries the tag's nonce.
 */
export function createStyleAdopter(root: ShadowRoot, nonce: string | undefined): StyleAdopter {
  const undo = new Map<string, () => void>();

  function construct(css: string): () => void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }

  function append(css: string): () => void {
    const style = document.createElement("style");
    if (nonce) style.nonce = nonce;
    style.textContent = css;
    root.append(style);
    return () => style.remove();
  }

  const canConstruct = "adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype;
  return {
    adopt(css) {
      if (!undo.has(css)) undo.set(css, (canConstruct ? construct : append)(css));
    },
    remove() {
      for (const remove of undo.values()) remove();
      undo.clear();
    },
  };
}
