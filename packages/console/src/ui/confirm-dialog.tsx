import type { VNode } from "preact";
import { useConsole } from "../console-context.ts";
import { Dialog } from "./dialog.tsx";

/** The question that is asked, if one is. Escape and every other way out mean no. */
export function ConfirmDialog(): VNode | null {
  const { t, questions } = useConsole();
  const question = questions.asked.value;
  if (!question) return null;
  const { title, text, act, answer } = question;
  return (
    <Dialog key={title} title={title} onClose={() => answer(false)}>
      {text && <p class="dialog-text">{text}</p>}
      <div class="dialog-acts">
        <button type="button" class="button" onClick={() => answer(false)}>
          {t("cancel")}
        </button>
        <button type="button" class="button is-danger" onClick={() => answer(true)}>
          {act}
        </button>
      </div>
    </Dialog>
  );
}
