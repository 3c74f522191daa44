import { asBackendError } from "@helpbuoy/client";
import type { Locale, SynonymGroup } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { languageName } from "../format.ts";
import { SettingsCard } from "./settings-card.tsx";
import { readSynonymLines, refusedLines, writeSynonymLines } from "./synonym-lines.ts";
import { TextArea } from "../ui/text-area.tsx";
import { useChange } from "./use-change.ts";

type List = { kept: readonly SynonymGroup[]; text: string; problems: readonly string[] };

/** What says the same on the site, a list for each of its languages. */
export function SynonymsCard({ locales }: { locales: readonly Locale[] }): VNode | null {
  const { t, api, site, say, preferences } = useDesk();
  const { change } = useChange();
  const [lists, setLists] = useState<ReadonlyMap<Locale, List>>(new Map());
  const put = (locale: Locale, next: (list?: List) => List) =>
    setLists((all) => new Map(all).set(locale, next(all.get(locale))));
  const isChanged = ({ kept, text }: List, locale: Locale) =>
    text !== writeSynonymLines(kept, locale);

  async function load(): Promise<void> {
    for (const locale of locales) {
      if (lists.has(locale)) continue;
      const { groups } = await api.synonyms(site.key, locale);
      put(locale, () => asKept(groups, locale));
    }
  }
  useEffect(() => void change(load), [locales.join()]);

  /** @returns whether it is kept; where not, its lines say why */
  async function saveList(locale: Locale, sent: List): Promise<boolean> {
    const lines = readSynonymLines(sent.text);
    try {
      const words = lines.map((line) => line.words);
      const { groups } = await api.saveSynonyms(site.key, locale, words);
      // What was typed since stays.
      put(locale, (now = sent) =>
        now.text === sent.text ? asKept(groups, locale) : { ...now, kept: groups, problems: [] },
      );
      return true;
    } catch (cause) {
      const refused = refusedLines(asBackendError(cause).problem?.issues ?? [], lines);
      if (refused.length === 0) throw cause;
      const problems = refused.map(({ reason, ...line }) => t(reason, line));
      put(locale, (now = sent) => ({ ...now, problems }));
      say(
        t("synonyms_refused", { name: languageName(locale, preferences.locale.value) }),
        "problem",
      );
      return false;
    }
  }
  async function save(): Promise<void> {
    const changed = [...lists].filter(([locale, list]) => isChanged(list, locale));
    const kept = [];
    for (const [locale, list] of changed) kept.push(await saveList(locale, list));
    if (!kept.includes(false)) say(t("saved"));
  }

  if (locales.some((locale) => !lists.has(locale))) return null;
  return (
    <SettingsCard title={t("synonyms")} text={t("synonyms_text")} onSave={() => void change(save)}>
      {locales.map((locale) => {
        const list = lists.get(locale) ?? asKept([], locale);
        const example = writeSynonymLines([exampleIn(locale)], locale);
        const hint = isChanged(list, locale)
          ? t("synonyms_unsaved")
          : list.kept.length === 0
            ? t("synonyms_empty", { example })
            : t("synonyms_kept", { count: list.kept.length });
        return (
          <TextArea
            key={locale}
            label={languageName(locale, preferences.locale.value)}
            lang={locale}
            rows={list.kept.length > 0 ? 8 : 3}
            hint={hint}
            problem={list.problems}
            value={list.text}
            onValue={(text) => put(locale, (now = list) => ({ ...now, text }))}
          />
        );
      })}
    </SettingsCard>
  );
}

const asKept = (kept: readonly SynonymGroup[], locale: Locale): List => ({
  kept,
  text: writeSynonymLines(kept, locale),
  problems: [],
});

const exampleIn = (locale: Locale): SynonymGroup =>
  /^zh\b/.test(locale) ? ["退款", "退钱", "返款"] : ["refund", "money back", "reimbursement"];
