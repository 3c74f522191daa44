import type { ConfirmedQuestion, Locale } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { formatDistance, formatFull } from "../format.ts";
import type { LearningApi } from "./learning-api.ts";

/** Questions confirmed for an article: where each is from, since when, and a way to take it back. */
export function ConfirmedRows(props: {
  questions: readonly ConfirmedQuestion[];
  learning: LearningApi;
  locale: Locale;
  onChange: () => Promise<void>;
}): VNode {
  const { t, preferences, say, problemText } = useDesk();

  async function takeBack(text: string): Promise<void> {
    try {
      await props.learning.takeBack(props.locale, text);
      say(t("undone"));
    } catch (cause) {
      say(problemText(cause), "problem");
    }
    await props.onChange();
  }
  return (
    <ul class="confirmed-rows" aria-label={t("confirmed_here")}>
      {props.questions.map(({ text, origin, confirmedAt }) => (
        <li key={text} class="confirmed-row">
          <span class="confirmed-text" lang={props.locale}>
            {text}
          </span>
          <span class="confirmed-facts">
            {t(`origin_${origin}`)} ·{" "}
            <time dateTime={confirmedAt} title={formatFull(confirmedAt, preferences.locale.value)}>
              {formatDistance(confirmedAt, Date.now(), preferences.locale.value)}
            </time>
          </span>
          <button
            type="button"
            class="button is-small is-quiet"
            aria-label={t("take_back_named", { text })}
            onClick={() => void takeBack(text)}
          >
            {t("take_back")}
          </button>
        </li>
      ))}
    </ul>
  );
}
