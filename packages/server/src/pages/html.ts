/** A piece of HTML that was built of escaped parts. */
export type Html = { readonly html: string };

type Part = string | number | Html | undefined | false | readonly Part[];

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Builds HTML: every value is escaped unless it was built by this itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return {
    html: strings.reduce(
      (all, text, i) => all + text + (i < parts.length ? write(parts[i]) : ""),
      "",
    ),
  };
}

function write(part: Part): string {
  if (part === undefined || part === false) return "";
  if (typeof part === "string" || typeof part === "number") {
    return String(part).replace(/[&<>"']/g, (character) => entities[character] ?? "");
  }
  return "html" in part ? part.html : part.map(write).join("");
}
