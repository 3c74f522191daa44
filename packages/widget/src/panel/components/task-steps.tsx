import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { TaskModel } from "../../core/widget.ts";
import { isSendKey } from "../keys.ts";
import { usePanel } from "../panel-context.ts";
import { FieldDraftContext } from "./field-draft.ts";
import { TaskCode } from "./task-code.tsx";
import { TaskConditions } from "./task-conditions.tsx";
import { TaskFieldView } from "./task-field.tsx";
import { TaskReview } from "./task-review.tsx";

/** The steps of a task: its forms, the code where one is asked for, and a look over all of it. */
export function TaskSteps(options: { model: TaskModel; onSubmit: () => boolean }): VNode {
  const { model, onSubmit } = options;
  const { widget, text, announce } = usePanel();
  const { task } = model;
  const forms = task.steps.length;
  const count = forms + (task.code ? 2 : 1);
  const step = Math.min(model.draft.value.step, count - 1);
  const isReview = step === count - 1;
  const isCode = !isReview && step === forms;
  const root = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const attempts = useSignal(0);
  const wasMoved = useRef(false);
  // Nothing is called wrong before one wanted to go on; from then on each mend shows at once.
  const problems = attempts.value > 0 && step < forms ? model.check(step) : undefined;
  const unmet = (model.missing.value ?? []).flatMap((at) => task.requires[at] ?? []);

  useEffect(() => {
    if (wasMoved.current) heading.current?.focus();
    wasMoved.current = true;
    // What is needed of an order is known once it is chosen.
    if (step > 0) void model.lookAtConditions();
  }, [step]);
  useEffect(() => {
    if (attempts.value === 0) return;
    const wrong = root.current?.querySelectorAll("[data-invalid]") ?? [];
    wrong[0]?.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
    announce(text("problemCount", { count: wrong.length }));
  }, [attempts.value]);

  function goTo(next: number): void {
    attempts.value = 0;
    model.goTo(next);
  }

  function goOn(): void {
    if (isReview) {
      const wrong = task.steps.findIndex((_, at) => model.check(at));
      if (wrong >= 0) goTo(wrong);
      else if (task.code && model.code.value.status !== "proved") goTo(forms);
      else onSubmit();
    } else if (isCode ? model.code.value.status !== "proved" : model.check(step)) {
      attempts.value += 1;
    } else goTo(step + 1);
  }

  const title = isReview
    ? text("reviewTitle")
    : isCode
      ? text("codeTitle")
      : (task.steps[step]?.title ?? "");
  const isHeld = !widget.mayKeep.value || widget.identity.value?.mustSignIn.value;
  const { changeField, attach, detach, draft } = model;
  return (
    <FieldDraftContext.Provider value={{ files: draft.value.files, changeField, attach, detach }}>
      <div class="hb-track" aria-hidden="true">
        {Array.from({ length: count }, (_, at) => (
          <i key={at} class={at <= step ? "hb-past" : undefined} />
        ))}
      </div>
      <div
        ref={root}
        role="form"
        aria-label={title}
        onKeyDown={(event) => {
          // No submit event: in a sandboxed frame it never fires.
          const isLine = event.target instanceof HTMLInputElement && event.target.type === "text";
          if (!isLine || isCode || !isSendKey(event)) return;
          event.preventDefault();
          goOn();
        }}
      >
        <h4 class="hb-step-title" ref={heading} tabIndex={-1}>
          <span class="hb-muted">{text("stepOf", { step: step + 1, count })}</span> {title}
        </h4>
        {isReview ? (
          <TaskReview model={model} onEdit={goTo} />
        ) : isCode ? (
          <TaskCode model={model} />
        ) : (
          model
            .fieldsOf(step)
            .map((field) => (
              <TaskFieldView key={field.id} model={model} field={field} problems={problems} />
            ))
        )}
        {problems?.["files"] && (
          <p class="hb-problem" role="alert">
            {text("too_many_files", { count: 10 })}
          </p>
        )}
      </div>
      {isReview && unmet.length > 0 ? (
        <TaskConditions model={model} missing={unmet} />
      ) : (
        <div class="hb-moves">
          {step > 0 && (
            <button type="button" class="hb-button" onClick={() => goTo(step - 1)}>
              {text("back")}
            </button>
          )}
          {!isHeld && (
            <button type="button" class="hb-button hb-primary" onClick={goOn}>
              {text(isReview ? (task.action === "page" ? "handInPage" : "handIn") : "goOnStep")}
            </button>
          )}
        </div>
      )}
      <p class="hb-fine hb-muted">
        {text(widget.connection.canStore.value ? "draftKept" : "draftNotKept")}
      </p>
    </FieldDraftContext.Provider>
  );
}
