/*
 * The search page: the demo's pack, searched in the page as one types, and asked as the bot asks it.
 */
import type { SearchIndex } from "@helpbuoy/search";
import { readAddress, writeAddress } from "./address.ts";
import { askBot } from "./bot.ts";
import { decisionView } from "./decision-view.ts";
import { element } from "./element.ts";
import { showIndexFigures, showQueryFigures } from "./figures.ts";
import { hitList } from "./hit-list.ts";
import { createNumbers } from "./numbers.ts";
import { loadPack, type Pack } from "./pack.ts";
import { readPage } from "./page.ts";
import { createQueryTimes } from "./query-times.ts";
import { samplesOf, typeInto } from "./samples.ts";
import { buildSearched, type Searched } from "./searched.ts";
import { createSearcher, type Searcher } from "./searcher.ts";
import { wordsOf } from "./words.ts";

/** What is ready: typed queries go to one index, questions to that of the whole pack. */
type Ready = { pack: Pack; typed: Searched; search: Searcher; asked: SearchIndex };

const LIMIT = 8;

const page = readPage();
const times = createQueryTimes();
const packs = new Map<string, Pack>();
let ready: Ready | undefined;
let loading = new AbortController();
let typing = new AbortController();

const words = () => wordsOf(page.locale.value);
const numbers = () => createNumbers(page.locale.value);

/** Fetches and indexes what is chosen; an earlier turn that is still at it ends. */
async function load(): Promise<void> {
  loading.abort();
  loading = new AbortController();
  const { signal } = loading;
  const locale = page.locale.value as "zh-CN" | "en";
  ready = undefined;
  times.clear();
  showQueryFigures(page.figures, times, numbers());
  page.form.setAttribute("aria-busy", "true");
  try {
    say(words().loading);
    const pack = packs.get(locale) ?? (await loadPack(locale, signal));
    packs.set(locale, pack);
    say(words().building);
    const whole = await buildSearched(pack, undefined, signal);
    const size = Number(new FormData(page.form).get("size"));
    const typed = size ? await buildSearched(pack, size, signal) : whole;
    if (!whole || !typed || signal.aborted) return;
    const isChinese = locale === "zh-CN";
    const search = createSearcher(typed.index, { isChinese, signal, onMore: answer });
    ready = { pack, typed, search, asked: whole.index };
    showIndexFigures(page.figures, typed, numbers());
    page.form.removeAttribute("aria-busy");
    answer();
  } catch {
    if (!signal.aborted) showFailure();
  }
}

/** Searches and asks for what stands in the field. */
function answer(): void {
  if (!ready) return;
  const { pack, typed, search, asked } = ready;
  const query = page.query.value;
  if (!query.trim()) {
    say(words().empty);
    page.hits.replaceChildren();
    page.decision.replaceChildren(element("p", { class: "hint" }, words().unasked));
    return;
  }
  const start = performance.now();
  const hits = search(query, LIMIT);
  const time = performance.now() - start;
  times.add(time);
  const found = hits.flatMap((hit) => {
    const document = typed.documents.get(hit.id);
    return document ? [{ hit, document }] : [];
  });
  const said = { words: words(), numbers: numbers() };
  say(
    found.length > 0
      ? said.words.found(said.numbers.count(found.length), said.numbers.time(time))
      : said.words.nothing,
  );
  page.hits.replaceChildren(hitList(found, { query, ...said }));
  page.decision.replaceChildren(decisionView(askBot(asked, pack, query), { pack, ...said }));
  showQueryFigures(page.figures, times, said.numbers);
}

function say(text: string): void {
  page.status.textContent = text;
}

function showFailure(): void {
  const again = element("button", { type: "button" }, words().again);
  again.addEventListener("click", () => void load());
  page.form.removeAttribute("aria-busy");
  page.status.replaceChildren(words().failed, " ", again);
}

function showSamples(): void {
  const buttons = samplesOf(page.locale.value).map(({ kind, text }) => {
    const button = element(
      "button",
      { type: "button" },
      element("span", {}, `${kind} `),
      element("b", {}, text),
    );
    button.addEventListener("click", () => {
      typing.abort();
      typing = new AbortController();
      void typeInto(page.query, text, typing.signal);
    });
    return button;
  });
  page.samples.replaceChildren(...buttons);
}

function show(): void {
  document.title = words().title;
  writeAddress(page);
  showSamples();
}

page.query.addEventListener("input", (input) => {
  // What a sample types is no event of the browser's own; a person's letter takes over from it.
  if (input.isTrusted) typing.abort();
  answer();
});
page.query.addEventListener("change", () => writeAddress(page));
page.form.addEventListener("submit", (submit) => submit.preventDefault());
page.form.addEventListener("change", (change) => {
  if (change.target === page.query) return;
  typing.abort();
  show();
  if (change.target !== page.theme) void load();
});

readAddress(page);
show();
void load();
