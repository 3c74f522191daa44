import type { Manifest } from "@helpbuoy/protocol";
import { search, type SearchIndex } from "@helpbuoy/search";
import { expect, test } from "vitest";
import type { Edition } from "./edition.ts";
import { buildSearchIndex, type StagedIndex } from "./search-index.ts";
import { updateSearchIndex } from "./update-search-index.ts";

type Said = { title: string; question?: string; body?: string };

/** An edition of these articles, their bodies in a run for every three ids. */
function editionOf(articles: ReadonlyMap<number, Said>): {
  edition: Edition;
  words: Map<number, string>;
} {
  const said = [...articles.values()];
  const runs = new Map<number, Said[]>();
  for (const [id, article] of articles) {
    const category = Math.floor(id / 3);
    runs.set(category, [...(runs.get(category) ?? []), article]);
  }
  const edition: Edition = {
    locale: "en",
    manifest: {} as Manifest,
    titles: {
      categories: [],
      ids: [...articles.keys()],
      titles: said.map(({ title }) => title),
      categoryOf: [],
      popular: [],
      pages: [],
    },
    texts: {
      slugs: [],
      questions: said.map(({ question }) => (question ? [question] : [])),
      keywords: said.map(() => []),
      bodies: [...runs.values()].map((some) => ({
        hash: JSON.stringify(some.map(({ body }) => body)),
        bytes: 1,
        count: some.length,
      })),
    },
    forms: [],
  };
  return { edition, words: new Map(said.map(({ body = "" }, at) => [at, body])) };
}

const words = ["refund", "parcel", "late", "address", "invoice", "delivery", "password", "sign"];
// No more than are ranked, so that among equals none is left out by chance.
const articles = new Map(
  Array.from({ length: 30 }, (_, at): [number, Said] => {
    const some = [at, at * 3 + 1, at * 5 + 2].map((n) => words[n % words.length]);
    return [
      100 + at,
      {
        title: `${some.join(" ")} ${at}`,
        question: `what of the ${some.toReversed().join(" and the ")}`,
        body: `All there is to say of number ${at}.`,
      },
    ];
  }),
);

const noSelfService = () => ({ documents: [] });

function run<Result>(steps: Generator<void, Result>): { made: Result; count: number } {
  for (let count = 1; ; count++) {
    const step = steps.next();
    if (step.done) return { made: step.value, count };
  }
}

async function indexOf(all: ReadonlyMap<number, Said>) {
  const { edition, words: bodies } = editionOf(all);
  let count = 0;
  const environment = { ticks: () => count++, yieldToPage: async () => {} };
  const never = new AbortController().signal;
  const built = await buildSearchIndex(edition, bodies, [], environment, never);
  if (!built) throw new Error("nothing was built");
  return built;
}

function update(before: StagedIndex, all: ReadonlyMap<number, Said>) {
  const { edition, words: bodies } = editionOf(all);
  return run(updateSearchIndex(before, edition, bodies, noSelfService)).made;
}

/** What is found, and how well; who ranks alike may stand in another order, as what is new stands last. */
const found = (index: SearchIndex | undefined) =>
  ["refund", "parcel late", "zebra", "number 7", "invo", "what of the sign"].map((asked) =>
    index
      ? search(index, asked, { limit: 60 })
          .map(({ id, score }) => `${id} ${score}`)
          .sort()
      : [],
  );

test("[F5.27] finds what one built anew finds, new words of a body too", async () => {
  const before = await indexOf(articles);
  const changed = new Map(articles);
  changed.set(107, { title: "Zebra crossings", body: "Look left, then right." });
  changed.set(120, { ...(articles.get(120) as Said), body: "Now it speaks of a zebra." });
  changed.delete(110);
  changed.set(999, { title: "A refund of stripes", question: "stripes refund" });
  const updated = update(before, changed);
  const anew = await indexOf(changed);
  expect(found(updated)).toEqual(found(anew.index));
  expect(found(updated)).not.toEqual(found(before.index));
  expect(updated && search(updated, "zebra").map(({ id }) => id)).toEqual(["107", "120"]);
});

test("[F5.27] an edition that says the same of everything reads no article again", async () => {
  const before = await indexOf(articles);
  const { edition, words: bodies } = editionOf(articles);
  const { made, count } = run(updateSearchIndex(before, edition, bodies, noSelfService));
  expect(found(made)).toEqual(found(before.index));
  // A step for each article of either edition, and those of putting the lists together.
  expect(count).toBeLessThan(200);
});

test("[F5.27] where more than a third says something else, it is left to be built anew", async () => {
  const before = await indexOf(articles);
  const changed = new Map(articles);
  for (let id = 100; id < 111; id++) changed.set(id, { title: `New title ${id}` });
  expect(update(before, changed)).toBeUndefined();
});

test("[F5.27] [F6.19] guides and tasks that came, changed or went are found and found no more", async () => {
  const before = await indexOf(articles);
  const { edition, words: bodies } = editionOf(articles);
  const document = (slug: string, title: string) => ({ id: `guide/${slug}`, fields: { title } });
  const first = [document("zebra", "A zebra stands there"), document("sound", "No sound")];
  const then = [document("zebra", "A horse stands there"), document("light", "No light")];
  const withFirst = run(
    updateSearchIndex(before, edition, bodies, (of) => ({
      documents: of === edition ? first : [],
    })),
  ).made as SearchIndex;
  const { edition: next, words: same } = editionOf(articles);
  const listed = (of: Edition) => ({ documents: of === next ? then : first });
  const withThen = run(
    updateSearchIndex({ ...before, index: withFirst, edition }, next, same, listed),
  ).made as SearchIndex;
  const ids = (index: SearchIndex, asked: string) =>
    search(index, asked).flatMap(({ id }) => (id.startsWith("guide/") ? [id] : []));
  expect(ids(withFirst, "zebra")).toEqual(["guide/zebra"]);
  expect(ids(withFirst, "sound")).toEqual(["guide/sound"]);
  expect(ids(withThen, "zebra")).toEqual([]);
  expect(ids(withThen, "horse")).toEqual(["guide/zebra"]);
  expect(ids(withThen, "sound")).toEqual([]);
  expect(ids(withThen, "light")).toEqual(["guide/light"]);
});
