import { canUndoTask, type Id, type TaskRun } from "@helpbuoy/protocol";
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { formatMoment } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { fieldsCss } from "../styles/fields.css.ts";
import { taskCss } from "../styles/task.css.ts";
import { Field } from "./field.tsx";
import { FileList } from "./file-list.tsx";
import { FilePicker } from "./file-picker.tsx";

export const styles = [fieldsCss, taskCss];

/** Where a task that was handed in stands, and what may still be done about it. */
export default function TaskRunCard({ screen: { id } }: { screen: { id: Id } }): VNode | null {
  const { widget, text, locale, now } = usePanel();
  const shown = widget.conversations.get(id);
  const conversation = shown?.snapshot?.conversation;
  const run = conversation?.task;
  if (!run || conversation.erasedAt !== undefined) return null;
  const isOver = conversation.status === "closed";
  const canUndo = !isOver && canUndoTask(run, now());
  const { state, instance, progress, undoUntil } = run;
  return (
    <section class="hb-run" aria-label={run.title}>
      <p class="hb-run-line" role="status">
        <span class={`hb-status hb-is-${state === "running" ? "open" : state}`}>
          {text(`run_${state}`)}
        </span>
        {instance === 2 && <span class="hb-muted">{text("secondLook")}</span>}
        {run.text && <span class="hb-run-words">{run.text}</span>}
      </p>
      {state === "running" && progress !== null && (
        <progress class="hb-progress" aria-label={run.title} max={100} value={progress} />
      )}
      {canUndo && (
        <p class="hb-run-line hb-muted">
          {shown?.isTakingBack
            ? text("takingBack")
            : undoUntil
              ? text("undoUntil", { time: formatMoment(undoUntil, locale()) })
              : text("undoHint")}
          {!shown?.isTakingBack && (
            <button
              type="button"
              class="hb-link"
              onClick={() => void widget.tasks().then((tasks) => tasks.undo(id))}
            >
              {text("undo")}
            </button>
          )}
        </p>
      )}
      {run.mayAppeal && !isOver && <Appeal id={id} run={run} />}
    </section>
  );
}

/** A second look at what was refused, with what else there is to say and show. */
function Appeal({ id }: { id: Id; run: TaskRun }): VNode {
  const { widget, text, announce } = usePanel();
  const isOpen = useSignal(false);
  const words = useSignal("");
  const files = useSignal<readonly File[]>([]);
  const isMissing = useSignal(false);

  async function send(): Promise<void> {
    isMissing.value = !words.value.trim();
    if (isMissing.value) return;
    const tasks = await widget.tasks();
    if (!tasks.appeal(id, { text: words.value.trim(), files: files.value })) return;
    isOpen.value = false;
    announce(text("sending"));
  }

  if (!isOpen.value) {
    return (
      <p class="hb-run-line">
        <button type="button" class="hb-button" onClick={() => (isOpen.value = true)}>
          {text("appealTitle")}
        </button>
        <span class="hb-muted">{text("appealHint")}</span>
      </p>
    );
  }
  return (
    <>
      <Field
        id="hb-appeal"
        label={text("appealLabel")}
        hint={text("appealHint")}
        problem={isMissing.value ? text("required") : undefined}
      >
        {(links) => (
          <textarea
            {...links}
            class="hb-input"
            required
            maxLength={5000}
            value={words.value}
            onInput={(event) => {
              words.value = event.currentTarget.value;
            }}
          />
        )}
      </Field>
      <FileList
        files={files.value.map((file, at) => ({ key: String(at), file }))}
        onRemove={(key) => {
          files.value = files.value.filter((_, at) => String(at) !== key);
        }}
      />
      <FilePicker
        label={text("addFiles")}
        withLabel
        onFiles={(more) => {
          files.value = [...files.value, ...more].slice(0, 10);
        }}
      />
      <button type="button" class="hb-button hb-primary" onClick={() => void send()}>
        {text("appealSend")}
      </button>
    </>
  );
}
