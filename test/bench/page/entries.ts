/** Something whose cost to its host page is measured. */
export type Entry = {
  name: "blank" | "floor" | "helpbuoy" | "helpbuoy, hovered" | "helpbuoy, prefetched";
  /** What a web developer pastes. */
  snippet: string;
  /** Selectors from the document down to the button; each further one begins in the shadow root. */
  button: readonly string[];
  /** The same to the field that has the focus once it is open. */
  field: readonly string[];
  /** Milliseconds the pointer rests on the button before the click. */
  hover: number;
};

/** A key of a site with the demo's knowledge, and of one with 1,000 articles. */
export const SITES = { demo: "demo", thousand: "main" } as const;

const tag = (more: string) => `<script async src="/helpbuoy.js" data-site="$SITE"${more}></script>`;
const ours = {
  snippet: tag(""),
  button: ["helpbuoy-widget", "[part=launcher]"],
  field: ["helpbuoy-widget", "[role=combobox]"],
  hover: 0,
};

/** In the order in which they are visited in each run. */
export const entries: readonly Entry[] = [
  { name: "blank", snippet: "", button: [], field: [], hover: 0 },
  {
    name: "floor",
    snippet: '<script async src="/floor.js"></script>',
    button: ["floor-button", "button"],
    field: ["floor-button", "input"],
    hover: 0,
  },
  { ...ours, name: "helpbuoy" },
  { ...ours, name: "helpbuoy, hovered", hover: 200 },
  { ...ours, name: "helpbuoy, prefetched", snippet: tag(' data-prefetch="idle"') },
];
