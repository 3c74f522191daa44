import type { Locale, MissedQuestion } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { whysOf, type Why } from "./topic-facts.ts";

/** How many are shown at first. */
const SHOWN = 5;

const whyIcons: Record<Why, IconName> = {
  unanswered: "help",
  not_helped: "alert",
  asked_again: "tried",
  searched: "search",
};

/** The words a topic was asked in; what has no tick is left as it is. */
export function TopicQuestions(props: {
  questions: readonly MissedQuestion[];
  locale: Locale;
  left: ReadonlySet<string>;
  onLeft: (left: ReadonlySet<string>) => void;
}): VNode {
  const { questions, locale, left, onLeft } = props;
  const { t } = useDesk();
  const [isWhole, setWhole] = useState(questions.length <= SHOWN + 1);

  function tick(text: string, isTicked: boolean): void {
    const next = new Set(left);
    if (isTicked) next.delete(text);
    else next.add(text);
    onLeft(next);
  }
  return (
    <fieldset class="topic-questions">
      <legend>
        {t("topic_questions")} <span class="field-hint">{t("topic_questions_hint")}</span>
      </legend>
      {(isWhole ? questions : questions.slice(0, SHOWN)).map((question) => (
        <div key={question.text} class="topic-question">
          <label class="check">
            <input
              type="checkbox"
              checked={!left.has(question.text)}
              onChange={(event) => tick(question.text, event.currentTarget.checked)}
            />
            <span lang={locale}>{question.text}</span>
          </label>
          <span class="topic-times">{t("asked_times", { count: question.count })}</span>
          <WhyMarks question={question} />
        </div>
      ))}
      {!isWhole && (
        <button type="button" class="link-button" onClick={() => setWhole(true)}>
          {t("show_questions", { count: questions.length })}
        </button>
      )}
    </fieldset>
  );
}

/** Why a question counts as missed, in small. */
export function WhyMarks({ question }: { question: MissedQuestion }): VNode {
  const { t } = useDesk();
  const whys = whysOf(question);
  return (
    <ul class="why-marks">
      {whys.map(({ why, count }) => (
        <li key={why} class={`why-mark why-mark-${why}`}>
          <Icon name={whyIcons[why]} />
          {t(`why_missed_${why}`)}
          {whys.length > 1 && <span class="why-times">{count}×</span>}
        </li>
      ))}
    </ul>
  );
}
