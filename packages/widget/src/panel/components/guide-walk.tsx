import { followedGuide, stepsLeft } from "@helpbuoy/protocol";
import { RichTextView } from "@helpbuoy/rich-text/render";
import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { GuideModel } from "../../core/widget.ts";
import { askGuidePerson } from "../guide-ways.ts";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { GuideAnswers } from "./guide-answers.tsx";
import { GuidePath } from "./guide-path.tsx";

/** One step of a guide at a time, the way behind it, and the ways back. */
export function GuideWalkView({
  model,
  isResumed,
}: {
  model: GuideModel;
  isResumed: boolean;
}): VNode {
  const { widget, text, locale } = usePanel();
  const { knowledge, panel } = widget;
  const { guide } = model;
  const { step, passed } = model.walk.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const taken = passed.length;
  const { path } = followedGuide(guide, { passed, step });
  const [resumedAt] = useState(isResumed ? taken : 0);
  const place = useRef(taken);

  useLayoutEffect(() => {
    const element = heading.current;
    if (!element || place.current === taken) return;
    place.current = taken;
    element.closest(".hb-scroll")?.scrollTo(0, 0);
    element.focus({ preventScroll: true });
  }, [taken]);
  useEffect(() => {
    // Who waited on the header's title hears the step's; who went elsewhere stays there.
    const root = heading.current?.getRootNode() as ShadowRoot | undefined;
    if (root?.activeElement?.id === "hb-title") heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <div class="hb-screen">
      <div class="hb-scroll">
        <p class="hb-muted">{guide.title}</p>
        {/* How far the nearest end may be: a feeling, and no promise. */}
        <progress
          class="hb-guide-way"
          aria-hidden="true"
          max={taken + 1 + stepsLeft(guide, step)}
          value={step.kind === "end" ? taken + 1 : taken + 0.5}
        />
        {resumedAt > 0 && resumedAt === taken && <p class="hb-resumed">{text("guideGoOn")}</p>}
        <section class="hb-guide-step" key={`${taken} ${step.id}`} aria-labelledby="hb-step">
          <h2 class="hb-article-title" id="hb-step" ref={heading} tabIndex={-1}>
            {step.kind !== "end" && (
              <span class="hb-guide-number">{text("guideStep", { step: taken + 1 })}</span>
            )}
            {step.title}
          </h2>
          {step.body.length > 0 && (
            <RichTextView
              tree={step.body}
              mediaUrl={knowledge.mediaUrl}
              onArticle={(slug) => panel.show({ name: "article", idOrSlug: slug })}
              onSelfService={(kind, slug) => panel.show({ name: kind, slug })}
              videoHosts={knowledge.site.value?.videoHosts ?? []}
              locale={locale()}
              videoLabel={text("watchVideo")}
            />
          )}
          <GuideAnswers model={model} step={step} />
        </section>
        {taken > 0 && (
          <details class="hb-trail">
            <summary>
              {text("guideTrail", { count: taken })}
              <Icon strokes={icons.next} />
            </summary>
            <GuidePath path={path} onBackTo={(at) => model.back(path.length - at)} />
          </details>
        )}
        {step.kind !== "end" && (
          <p class="hb-guide-person hb-muted">
            {text("wantPerson")}{" "}
            <button type="button" class="hb-link" onClick={() => askGuidePerson(widget, model)}>
              {text("talkToPerson")}
            </button>
          </p>
        )}
      </div>
      {taken > 0 && (
        <div class="hb-guide-foot">
          <button type="button" class="hb-text-button" onClick={() => model.back()}>
            <Icon strokes={icons.back} turns />
            {text("guideBack")}
          </button>
          <button type="button" class="hb-text-button" onClick={model.restart}>
            <Icon strokes={moreIcons.again} />
            {text("guideRestart")}
          </button>
        </div>
      )}
    </div>
  );
}
