/** The parts of search.html that its code fills and reads. */
export type Page = {
  form: HTMLFormElement;
  query: HTMLInputElement;
  locale: HTMLSelectElement;
  theme: HTMLSelectElement;
  samples: HTMLElement;
  status: HTMLElement;
  hits: HTMLElement;
  decision: HTMLElement;
  figures: HTMLElement;
};

export function readPage(): Page {
  const find = <Part extends HTMLElement>(name: string): Part => {
    const found = document.querySelector<Part>(`[data-part="${name}"]`);
    if (!found) throw new Error(`the page has no part ${name}`);
    return found;
  };
  return {
    form: find("form"),
    query: find("query"),
    locale: find("locale"),
    theme: find("theme"),
    samples: find("samples"),
    status: find("status"),
    hits: find("hits"),
    decision: find("decision"),
    figures: find("figures"),
  };
}
