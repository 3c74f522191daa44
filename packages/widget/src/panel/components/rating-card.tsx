import type { Id, Rating } from "@helpbuoy/protocol";
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { ShownConversation } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";
import { fieldsCss } from "../styles/fields.css.ts";
import { ratingCss } from "../styles/rating.css.ts";
import type { TextKey } from "../translate.ts";
import { SolvedQuestion } from "./solved-question.tsx";

export const styles = [fieldsCss, ratingCss];

const tags = {
  good: ["rateSolved", "rateFast", "rateFriendly"],
  bad: ["rateUnsolved", "rateSlow", "rateUnfriendly"],
} satisfies Record<string, TextKey[]>;
const STAR = "M12 3.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.2-4.1 5.8-.8z";

/** Of what is over: whether it is solved, and how it was. */
export default function RatingCard({ screen: { id } }: { screen: { id: Id } }): VNode {
  return (
    <>
      <SolvedQuestion id={id} />
      <Stars id={id} />
    </>
  );
}

/** How it was: stars, tags, a comment; and again later, if the visitor thinks better of it. */
function Stars({ id }: { id: Id }): VNode {
  const { widget, text, announce } = usePanel();
  const shown: ShownConversation | undefined = widget.conversations.get(id);
  const given = shown?.snapshot?.conversation.rating ?? undefined;
  const score = useSignal(given?.score ?? 0);
  const chosen = useSignal<readonly string[]>(given?.tags ?? []);
  const comment = useSignal(given?.comment ?? "");
  const isChanging = useSignal(!given);

  if (!isChanging.value) {
    return (
      <p class="hb-rated">
        {text("rated", { score: score.value || (given?.score ?? 0) })}{" "}
        <button type="button" class="hb-link" onClick={() => (isChanging.value = true)}>
          {text("rateAgain")}
        </button>
      </p>
    );
  }

  function send(): void {
    const rating: Rating = {
      score: score.value,
      tags: [...chosen.value],
      comment: comment.value.trim(),
    };
    widget.conversations.rate(id, rating);
    announce(text("rateThanks"));
    isChanging.value = false;
  }

  const offered = score.value > 3 ? tags.good : tags.bad;
  return (
    <section class="hb-rate" aria-label={text("rateTitle")}>
      <p class="hb-strong">{text("rateTitle")}</p>
      <div class="hb-stars" role="radiogroup" aria-label={text("rateTitle")}>
        {[1, 2, 3, 4, 5].map((count) => (
          <label key={count} class={count <= score.value ? "hb-star hb-lit" : "hb-star"}>
            <input
              type="radio"
              name={`hb-rate-${id}`}
              checked={count === score.value}
              onChange={() => {
                score.value = count;
                chosen.value = [];
              }}
            />
            <span class="hb-aside">{text("stars", { count })}</span>
            <svg class="hb-icon" viewBox="0 0 24 24" aria-hidden="true">
              <path d={STAR} />
            </svg>
          </label>
        ))}
      </div>
      {score.value > 0 && (
        <>
          <div class="hb-pills">
            {offered.map((key) => {
              const tag = text(key);
              return (
                <label key={key} class="hb-pill">
                  <input
                    type="checkbox"
                    checked={chosen.value.includes(tag)}
                    onChange={(event) => {
                      const others = chosen.value.filter((one) => one !== tag);
                      chosen.value = event.currentTarget.checked ? [...others, tag] : others;
                    }}
                  />
                  <span>{tag}</span>
                </label>
              );
            })}
          </div>
          <textarea
            class="hb-input"
            rows={2}
            maxLength={2_000}
            aria-label={text("commentLabel")}
            placeholder={text("commentLabel")}
            value={comment.value}
            onInput={(event) => (comment.value = event.currentTarget.value)}
          />
          <button type="button" class="hb-button hb-primary" onClick={send}>
            {text("rateSend")}
          </button>
        </>
      )}
    </section>
  );
}
