import { canChangeTask, type DecideTask, type TaskRun } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { TaskBackground } from "../desk-api.ts";
import type { Entry } from "../models/desk-views.ts";
import { Icon } from "../ui/icon.tsx";
import { useNewest } from "../use-newest.ts";
import { TaskDialog } from "./task-dialog.tsx";

const decisions: DecideTask["state"][] = ["done", "running", "refused", "failed"];

/** Where a task stands that was handed in, and what an agent may make of it. */
export function TaskCard({ entry, task }: { entry: Entry; task: TaskRun }): VNode {
  const { t, api, site } = useDesk();
  const { id, status } = entry.snapshot.conversation;
  const [background, setBackground] = useState<TaskBackground>();
  const [decision, setDecision] = useState<DecideTask["state"]>();

  // Without it the server still says no to whom it must.
  useNewest({ ask: () => api.task(site.key, id), tell: setBackground }, [
    id,
    task.state,
    task.instance,
  ]);

  const isOpen = status !== "closed" && background?.mayDecide !== false;
  const offered = isOpen ? decisions.filter((state) => canChangeTask(task.state, state)) : [];
  const isDead = background?.deliveries[0]?.deadAt != null;
  return (
    <section class="task-card" aria-label={t("task_card", { title: task.title })}>
      <p class="task-head">
        <Icon name="tried" />
        <strong>{task.title}</strong>
        <span class={`badge task-${task.state}`}>{t(`task_${task.state}`)}</span>
        {task.progress !== null && <span>{t("task_progress", { percent: task.progress })}</span>}
        {task.instance === 2 && <span class="badge badge-high">{t("task_second")}</span>}
        {task.case !== null && <span class="task-case">{task.case}</span>}
      </p>
      {task.text && <p class="task-text">{task.text}</p>}
      {isDead && (
        <p class="task-problem">
          <Icon name="alert" />
          {t("task_undelivered")}
        </p>
      )}
      {background?.mayDecide === false && task.state === "submitted" && (
        <p class="field-hint">{t("task_by_others")}</p>
      )}
      {offered.length > 0 && (
        <div class="task-acts">
          {offered.map((state) => (
            <button
              key={state}
              type="button"
              class="button is-small"
              onClick={() => setDecision(state)}
            >
              {t(`task_decide_${state}`)}
            </button>
          ))}
        </div>
      )}
      {decision && (
        <TaskDialog
          entry={entry}
          task={task}
          state={decision}
          onClose={() => setDecision(undefined)}
        />
      )}
    </section>
  );
}
