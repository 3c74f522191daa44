/*
 * `node bench/offline-bot.ts`: what the bot reaches in a page without a network, on the demo help centre: by the
 * texts of the pack alone, and with the intent model that a pack carries. `--dev` asks the questions for tuning
 * instead, with models of other sizes beside it.
 */
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import {
  asForeign,
  buildIndex,
  decide,
  knownShare,
  searchQuestion,
  withIntents,
} from "../src/index.ts";
import { classify, decodeIntentModel, type IntentModel } from "../src/intent/index.ts";
import { encodeIntentModel, trainIntentModel } from "../src/intent/training.ts";
import {
  askedOf,
  dataOfServer,
  figuresOf,
  namesOfOthers,
  publishedArticles,
  type HelpCentreAnswer,
} from "./help-centre.ts";
import { documentOf, readConfirmed, type Locale } from "./knowledge.ts";
import type { Findings } from "../src/index.ts";

type Kind = { readonly model?: IntentModel; readonly knowsNames: boolean };

/** The questions of a locale, asked of the bot as the page has it. */
function offlineBench(locale: Locale, isDev: boolean) {
  const articles = publishedArticles(locale);
  const confirmed = readConfirmed(locale);
  // What was confirmed is in no pack: a model may have learnt from it, the index has not.
  const index = buildIndex(articles.map((article) => documentOf(article)));
  const byId = new Map(articles.map((article) => [article.id, article]));
  const knowsAllOf = (text: string) => knownShare(index, text) > 0.999;
  const outside = dataOfServer(locale.slice(0, 2)).filter((text) => !knowsAllOf(text));
  const examplesWith = (more: ReadonlyMap<string, readonly string[]>) =>
    articles.flatMap(({ id, title, questions }) =>
      [title, ...questions, ...(more.get(id) ?? [])].map((text) => ({ text, label: id })),
    );
  const trained = {
    articles: trainIntentModel(examplesWith(new Map()), { outside }),
    confirmed: trainIntentModel(examplesWith(confirmed), { outside }),
  };
  const asked = askedOf(locale, isDev);

  function find(text: string, { model, knowsNames }: Kind): Findings {
    const told = searchQuestion(index, text);
    const found = model ? withIntents(told, classify(model, text)) : told;
    const known = JSON.stringify(byId.get(found.hits[0]?.id ?? "") ?? "").toLowerCase();
    const isForeign = knowsNames && namesOfOthers(text).some((name) => !known.includes(name));
    return isForeign ? asForeign(found) : found;
  }

  return {
    /** In so many KB on the wire, as a pack carries it. */
    model(from: keyof typeof trained, kilobytes: number): IntentModel | undefined {
      const bytes = encodeIntentModel(trained[from], kilobytes * 1000, wireLength);
      return bytes && decodeIntentModel(bytes);
    },
    /** @param lenience by how much, as log-odds, every question is taken for ours more readily */
    figures(kind: Kind, lenience = 0) {
      return figuresOf(
        asked.map(({ text, label }): HelpCentreAnswer => {
          const search = (question: string) => {
            const findings = find(question, kind);
            return { ...findings, familiarity: shifted(findings.familiarity, lenience) };
          };
          const article = (id: string) => byId.get(id);
          return { text, label, decision: decide({ query: text, history: [], search, article }) };
        }),
      );
    },
  };
}

function wireLength(encoded: Uint8Array): number {
  return brotliCompressSync(Buffer.from(encoded).toString("base64")).length;
}

function shifted(chance: number, by: number): number {
  const odds = Math.log((chance + 1e-4) / (1 - chance + 1e-4));
  return by === 0 ? chance : 1 / (1 + Math.exp(-odds - by));
}

const chosen = [["confirmed", 40]] as const;
const tried = [["articles", 40], ["confirmed", 20], ...chosen, ["confirmed", 60]] as const;

if (import.meta.main) {
  const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
  for (const locale of ["zh-CN", "en"] as const) {
    const bench = offlineBench(locale, values.dev);
    const row = (kind: Kind, limit: number) => {
      const asIs = bench.figures(kind);
      // At most as many outside questions answered as by the texts alone: the most lenient that keeps to it.
      const steps = Array.from({ length: 33 }, (_, at) => bench.figures(kind, at / 4 - 4));
      const equal = steps.findLast(({ outsideAnswered }) => outsideAnswered <= limit);
      const { right, top3, offered, wrong, outsideAnswered } = asIs;
      return { right, top3, offered, wrong, outsideAnswered, rightAtEqualOutside: equal?.right };
    };
    const texts = bench.figures({ knowsNames: false });
    const rows: Record<string, object> = {
      "texts alone": row({ knowsNames: false }, texts.outsideAnswered),
      "texts alone, names": row({ knowsNames: true }, texts.outsideAnswered),
    };
    for (const [from, kilobytes] of values.dev ? tried : chosen) {
      const model = bench.model(from, kilobytes);
      if (!model) continue;
      for (const knowsNames of [false, true]) {
        const name = `${kilobytes} KB of ${from}${knowsNames ? ", names" : ""}`;
        rows[name] = row({ model, knowsNames }, texts.outsideAnswered);
      }
    }
    console.log(locale);
    console.table(rows);
  }
}
