import { visibleFields, type Id } from "@helpbuoy/protocol";
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isSendKey } from "../keys.ts";
import { usePanel } from "../panel-context.ts";
import { useProblemText } from "../problem-text.ts";
import { DraftFiles, useAttach } from "./draft-files.tsx";
import { Field } from "./field.tsx";
import { fileDrop } from "./file-drop.ts";
import { FollowedGuideView } from "./followed-guide.tsx";
import { FormFieldView } from "./form-field.tsx";
import { SubjectField } from "./subject-field.tsx";

/** The ticket form of a category; everything typed stands in the draft at once. */
export function TicketForm(options: {
  categoryTitle: string | undefined;
  onChangeCategory: () => void;
  onSubmit: () => Id | undefined;
}): VNode {
  const { categoryTitle, onChangeCategory, onSubmit } = options;
  const { widget, text, announce } = usePanel();
  const { tickets, knowledge, connection } = widget;
  const problemText = useProblemText();
  const { attach, refusal } = useAttach();
  const attempts = useSignal(0);
  const root = useRef<HTMLDivElement>(null);
  const draft = tickets.draft.value;
  const form = knowledge.formFor(draft.categorySlug);
  const isHeld = !widget.mayKeep.value || widget.identity.value?.mustSignIn.value;
  // Nothing is called wrong before it was handed in once; from then on each mend shows at once.
  const problems = attempts.value > 0 ? tickets.check() : undefined;

  useEffect(() => {
    if (attempts.value === 0) return;
    const wrong = root.current?.querySelectorAll("[data-invalid]") ?? [];
    wrong[0]?.querySelector<HTMLElement>("input, textarea, select, button")?.focus();
    announce(text("problemCount", { count: wrong.length }));
  }, [attempts.value]);

  function submit(): void {
    if (isHeld) return;
    if (onSubmit() === undefined) attempts.value += 1;
  }

  return (
    <div
      ref={root}
      role="form"
      aria-label={text("fileTicket")}
      {...fileDrop(attach)}
      onKeyDown={(event) => {
        // No submit event: in a sandboxed frame it never fires.
        const isLine = event.target instanceof HTMLInputElement && event.target.type === "text";
        if (!isLine || !isSendKey(event)) return;
        event.preventDefault();
        submit();
      }}
    >
      <p class="hb-topic">
        <span class="hb-muted">{categoryTitle ?? text("otherTopic")}</span>
        <button type="button" class="hb-text-button" onClick={onChangeCategory}>
          {text("change")}
        </button>
      </p>
      <FollowedGuideView />
      <SubjectField problem={problemText(problems?.subject)} />
      {form &&
        visibleFields(form, draft.values).map((field) => {
          const value = draft.values[field.id];
          return (
            <FormFieldView
              key={field.id}
              field={field}
              value={typeof value === "string" ? value : ""}
              problem={problemText(problems?.fields[field.id], field)}
            />
          );
        })}
      <Field
        id="hb-description"
        label={text("description")}
        hint={text(draft.guide ? "guideInstead" : "descriptionHint")}
        isOptional={Boolean(draft.guide)}
        problem={problemText(problems?.description)}
      >
        {(links) => (
          <textarea
            {...links}
            class="hb-input"
            required={!draft.guide}
            maxLength={10_000}
            value={draft.description}
            onInput={(event) => tickets.change({ description: event.currentTarget.value })}
          />
        )}
      </Field>
      <div class="hb-under-field" data-invalid={problems?.files ? "" : undefined}>
        <DraftFiles />
        {(refusal ?? problems?.files) && (
          <p class="hb-problem" role="alert">
            {refusal ?? problemText(problems?.files)}
          </p>
        )}
      </div>
      <Field
        id="hb-email"
        label={text("email")}
        hint={text("emailHint")}
        isOptional
        problem={problemText(problems?.email)}
      >
        {(links) => (
          <input
            {...links}
            class="hb-input"
            type="text"
            inputMode="email"
            autocomplete="email"
            autocapitalize="off"
            spellcheck={false}
            maxLength={254}
            value={draft.email}
            onInput={(event) => tickets.change({ email: event.currentTarget.value })}
          />
        )}
      </Field>
      {!isHeld && (
        <button type="button" class="hb-button hb-primary hb-wide" onClick={submit}>
          {text("submit")}
        </button>
      )}
      <p class="hb-fine hb-muted">
        {text(connection.canStore.value ? "draftKept" : "draftNotKept")}
      </p>
    </div>
  );
}
