import type { TextRange } from "@helpbuoy/search";

/** An element with attributes and children; what is undefined is left out. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string | undefined)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A text with its found parts marked. */
export function marked(text: string, ranges: readonly TextRange[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let done = 0;
  for (const [start, end] of ranges) {
    fragment.append(text.slice(done, start), element("mark", {}, text.slice(start, end)));
    done = end;
  }
  fragment.append(text.slice(done));
  return fragment;
}

/** A bar as long as a share of its place, 0 to 1. Its number stands beside it in words. */
export function bar(share: number): HTMLElement {
  const filled = element("span");
  // By the object model: a style attribute is what a strict policy refuses.
  filled.style.inlineSize = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return element("span", { class: "bar", "aria-hidden": "true" }, filled);
}
