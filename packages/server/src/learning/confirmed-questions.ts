import type { ConfirmedQuestion, Locale, SiteKey } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import {
  deleteConfirmedQuestion,
  deleteImportedQuestions,
  listConfirmedQuestions,
  saveConfirmedQuestion,
} from "./confirmed-questions.repository.ts";

/** A question with the slug of the article that it asks for. */
export type AnsweredQuestion = Pick<ConfirmedQuestion, "slug" | "text">;

export type ConfirmedQuestions = ReturnType<typeof createConfirmedQuestions>;

/** What visitors asked, with the article it asks for: what search and bot learn from (SPEC LN1). */
export function createConfirmedQuestions({ database, clock }: Deps) {
  async function save(
    transaction: Transaction,
    siteKey: SiteKey,
    locale: Locale,
    {
      questions,
      origin,
    }: { questions: readonly AnsweredQuestion[] } & Pick<ConfirmedQuestion, "origin">,
  ): Promise<void> {
    const confirmedAt = isoTime(clock.now());
    for (const { slug, text } of questions) {
      await saveConfirmedQuestion(transaction, siteKey, locale, {
        slug,
        text,
        origin,
        confirmedAt,
      });
    }
  }

  return {
    list: (siteKey: SiteKey, locale: Locale): Promise<ConfirmedQuestion[]> =>
      listConfirmedQuestions(database, siteKey, locale),
    save,
    remove: deleteConfirmedQuestion,

    /**
     * Puts what a folder says in place of what the last import said; what agents confirmed stays.
     * @returns whether that changed anything
     */
    async replaceImported(
      transaction: Transaction,
      siteKey: SiteKey,
      locale: Locale,
      questions: readonly AnsweredQuestion[],
    ): Promise<boolean> {
      const known = await listConfirmedQuestions(transaction, siteKey, locale);
      const byAgents = new Set(
        known.filter(({ origin }) => origin === "agent").map(({ text }) => text),
      );
      const wanted = questions.filter(({ text }) => !byAgents.has(text));
      const names = (list: readonly AnsweredQuestion[]) =>
        list
          .map(({ slug, text }) => `${slug} ${text}`)
          .sort()
          .join("\n");
      if (names(known.filter(({ origin }) => origin === "import")) === names(wanted)) return false;
      await deleteImportedQuestions(transaction, siteKey, locale);
      await save(transaction, siteKey, locale, { questions: wanted, origin: "import" });
      return true;
    },
  };
}
