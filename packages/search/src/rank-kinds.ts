import { needOf, type Need } from "./symptom.ts";

/** What can be found: an article's id is its number, a guide's `guide/<slug>`, a task's `task/<slug>`. */
export type DocumentKind = "article" | "guide" | "task";

export const kindOf = (id: string): DocumentKind =>
  id.startsWith("guide/") ? "guide" : id.startsWith("task/") ? "task" : "article";

// Chosen on the help centre's questions for tuning, with guides and tasks made for it; see DESIGN.md.
/** What a hit of a kind counts where that is needed; more only if its best text holds this much of the query. */
const FAVOURS: Readonly<Record<Need, Readonly<Partial<Record<DocumentKind, number>>>>> = {
  fault: { guide: 1.4, task: 1.2 },
  wish: { task: 1.4 },
  answer: { guide: 0.8, task: 0.8 },
};
const FITS = 0.5;
/** Among so many first hits is the guide or task that most speaks for … */
const FIRST = 3;
/** … of so many: its own score, and those of the articles that it settles … */
const VOTERS = 5;
/** … so many times where its kind is what is needed. */
const MEANT = 1.5;

type Ranked = { readonly id: string; readonly score: number; readonly coverage: number };

/**
 * Hits of one index, best first, in the order in which their kinds meet what is asked for: a guide that
 * fits first for a fault, a task that fits first for what is to be done, articles for what is asked.
 * @param settling ids of the guides and tasks that settle what an article tells
 */
export function rankKinds<Hit extends Ranked>(
  query: string,
  hits: readonly Hit[],
  settling: (articleId: string) => readonly string[],
): Hit[] {
  const need = needOf(query);
  const worth = ({ id, score, coverage }: Hit) => {
    const favour = (need && FAVOURS[need][kindOf(id)]) ?? 1;
    return favour > 1 && coverage < FITS ? score : score * favour;
  };
  const ranked = [...hits].sort((a, b) => worth(b) - worth(a));
  const along = spokenFor(ranked, settling, need);
  if (!along || ranked.slice(0, FIRST).includes(along)) return ranked;
  const others = ranked.filter(({ id }) => id !== along.id);
  return [...others.slice(0, FIRST - 1), along, ...others.slice(FIRST - 1)];
}

/** The guide or task that comes along with the first hits, found by itself or not. */
function spokenFor<Hit extends Ranked>(
  ranked: readonly Hit[],
  settling: (articleId: string) => readonly string[],
  need: Need | undefined,
): Hit | undefined {
  const meant = need === "fault" ? "guide" : need && "task";
  const votes = new Map<string, number>();
  for (const { id, score } of ranked.slice(0, VOTERS)) {
    for (const by of kindOf(id) === "article" ? settling(id) : [id]) {
      const before = votes.get(by) ?? 0;
      votes.set(by, before + score * (kindOf(by) === meant ? MEANT : 1));
    }
  }
  const [best] = [...votes].sort(([, a], [, b]) => b - a);
  const [first] = ranked;
  if (!best || !first) return undefined;
  const [id] = best;
  return ranked.find((hit) => hit.id === id) ?? { ...first, id };
}
