import {
  branchesOf,
  type GuideAnswer,
  type WrittenGuide,
  type WrittenStep,
} from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { SiteRichText } from "../knowledge/markdown-preview.tsx";
import type { SelfServiceApi } from "../knowledge/self-service-api.ts";
import { usePreviews } from "../knowledge/use-previews.ts";
import { translate, type TextKey, type TextValues } from "../translate.ts";
import { Icon } from "../ui/icon.tsx";
import { answerText } from "./guide-words.ts";

type Passed = { id: string; answer: GuideAnswer };

/** The guide as a visitor goes through it, in its own language; what a probe would find is chosen. */
export function GuidePlayer(props: {
  api: SelfServiceApi;
  guide: WrittenGuide;
  /** Follows along in the editor. */
  onStep: (id: string) => void;
}): VNode {
  const { t, preferences } = useDesk();
  const { guide, api, onStep } = props;
  const [path, setPath] = useState<readonly Passed[]>([]);
  const previews = usePreviews(
    async (texts) => (await api.previewSteps(guide, texts)).previews,
    guide.steps.map(({ text }) => text),
  );
  const title = useRef<HTMLHeadingElement>(null);
  const hasMoved = useRef(false);
  const at = placeOf(guide.steps, path);
  const step = guide.steps[at];
  useEffect(() => {
    if (step) onStep(step.id);
    // What is read out follows the step; at first the focus stays where it was.
    if (hasMoved.current) title.current?.focus();
    hasMoved.current = true;
  }, [step?.id]);

  const locale =
    guide.locale === "zh-CN" || guide.locale === "en" ? guide.locale : preferences.locale.value;
  const said = (key: TextKey, values?: TextValues) => translate(locale, key, values);
  const go = (answer: GuideAnswer) => step && setPath([...path, { id: step.id, answer }]);
  const tree = previews[at]?.tree ?? [];

  return (
    <section class="player" aria-label={t("try_it")} lang={guide.locale}>
      <header class="player-head">
        <button
          type="button"
          class="icon-button"
          aria-label={said("player_back")}
          disabled={path.length === 0}
          onClick={() => setPath(path.slice(0, -1))}
        >
          <Icon name="back" />
        </button>
        <h2 class="player-title">{guide.title || guide.slug}</h2>
        <button
          type="button"
          class="button is-small is-quiet"
          disabled={path.length === 0}
          onClick={() => setPath([])}
        >
          {said("player_restart")}
        </button>
      </header>
      {path.length > 0 && (
        <ol class="player-trail">
          {path.map(({ id, answer }, place) => {
            const passed = guide.steps.find((one) => one.id === id);
            return (
              passed && (
                <li key={place}>
                  {passed.title}
                  {passed.kind !== "show" && ` · ${answerText(passed, answer, said)}`}
                </li>
              )
            );
          })}
        </ol>
      )}
      {!step ? (
        <p class="field-problem">{t("player_lost")}</p>
      ) : (
        <div class="player-step" aria-live="polite">
          <h3 ref={title} tabIndex={-1}>
            {step.title || said("no_title")}
          </h3>
          {tree.length > 0 && <SiteRichText tree={tree} locale={guide.locale} />}
          {step.kind === "probe" && (
            <p class="player-probe">
              {said(`probe_${step.probe}`)}: {said("probe_pretend")}
            </p>
          )}
          {step.kind === "end" ? (
            <p class={`player-end is-${step.outcome}`}>
              {said(`player_${step.outcome}`, { task: step.task ?? "" })}
            </p>
          ) : (
            <div class="player-ways">
              {branchesOf(step).map(({ answer }) => (
                <button key={answer} type="button" class="button" onClick={() => go(answer)}>
                  {answerText(step, answer, said)}
                </button>
              ))}
              {step.kind === "probe" && (
                <button type="button" class="button is-quiet" onClick={() => go("passed")}>
                  {said("answer_unknown")}
                </button>
              )}
            </div>
          )}
        </div>
      )}
    </section>
  );
}

/** Where a path leads; one that the guide has not any more leads nowhere (-1). */
function placeOf(steps: readonly WrittenStep[], path: readonly Passed[]): number {
  let at = 0;
  for (const { id, answer } of path) {
    const step = steps[at];
    const way = step?.id === id && branchesOf(step).find((one) => one.answer === answer);
    at = way ? steps.findIndex((one) => one.id === way.to) : -1;
    if (at < 0) return -1;
  }
  return at;
}
