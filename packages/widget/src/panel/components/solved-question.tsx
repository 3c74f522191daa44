import type { Id } from "@helpbuoy/protocol";
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";

/** Of what an agent took for solved: whether it is. Yes closes it, no opens it again (SPEC CF1). */
export function SolvedQuestion({ id }: { id: Id }): VNode | null {
  const { widget, text, announce } = usePanel();
  const isAnswered = useSignal(false);
  const conversation = widget.conversations.get(id)?.snapshot?.conversation;
  if (conversation?.status !== "resolved" || isAnswered.value) return null;

  function answer(solved: boolean): void {
    widget.conversations.confirm(id, solved);
    announce(text(solved ? "solvedThanks" : "solvedReopened"));
    isAnswered.value = true;
  }

  return (
    <section class="hb-rate" aria-label={text("solvedTitle")}>
      <p class="hb-strong">{text("solvedTitle")}</p>
      <div class="hb-actions">
        <button type="button" class="hb-button hb-primary" onClick={() => answer(true)}>
          {text("solvedYes")}
        </button>
        <button type="button" class="hb-button" onClick={() => answer(false)}>
          {text("solvedNotYet")}
        </button>
      </div>
    </section>
  );
}
