import type { Category, WrittenTask } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { isAtLeast, useDesk } from "../console-context.ts";
import type { ArticleKey, ListedArticle } from "../knowledge/knowledge-api.ts";
import { ListingFields } from "../knowledge/listing-fields.tsx";
import { NotBegun } from "../knowledge/not-begun.tsx";
import type { SelfServiceApi, StoredTask } from "../knowledge/self-service-api.ts";
import { useFirstProblem } from "../knowledge/use-first-problem.ts";
import { useWritten } from "../knowledge/use-written.ts";
import { ViewTabs } from "../knowledge/view-tabs.tsx";
import { WrittenHead } from "../knowledge/written-head.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { RequirementFields } from "./requirement-fields.tsx";
import { TaskActionPart } from "./task-action-part.tsx";
import { inLanguage, newTask, tidyTask } from "./task-edits.ts";
import { TaskFieldsPart } from "./task-fields-part.tsx";
import { TaskStepsPart } from "./task-steps-part.tsx";
import { TaskTry } from "./task-try.tsx";

/** A task in one language, and beside it what a visitor will see of it. */
export function TaskEditor(props: {
  api: SelfServiceApi;
  itemKey: ArticleKey;
  stored: StoredTask | undefined;
  /** The same in the other language, as far as it is saved. */
  other: StoredTask | undefined;
  categories: readonly Category[];
  articles: readonly ListedArticle[];
  tasks: readonly StoredTask[];
  onSaved: (stored: StoredTask) => void;
  onRemoved: () => void;
  onStale: () => void;
}): VNode {
  const { t, site, newId } = useDesk();
  const { api, itemKey, stored, other, articles } = props;
  const [view, setView] = useState<"write" | "try">("write");
  const state = useWritten<WrittenTask>({
    kind: "task",
    itemKey,
    stored,
    tidy: tidyTask,
    save: api.saveTask,
    onSaved: props.onSaved,
    onStale: props.onStale,
  });
  const { content, change, problem, issues } = state;
  const column = useFirstProblem(issues, () => setView("write"));
  const mayEdit = isAtLeast(site.role, "lead");

  return (
    <section class="article-editor" aria-label={itemKey.slug}>
      <WrittenHead
        kind="tasks"
        itemKey={itemKey}
        stored={stored}
        state={state}
        onRemove={async () => {
          await api.removeTask(itemKey);
          props.onRemoved();
        }}
      />
      {!content ? (
        <NotBegun
          kind="tasks"
          other={
            other && mayEdit
              ? () => change(inLanguage(writtenOf(other), itemKey.locale))
              : undefined
          }
          onBegin={
            mayEdit ? () => change(newTask(itemKey, `field-${newId().toLowerCase()}`)) : undefined
          }
        />
      ) : (
        <div class={`written-panes shows-${view}`}>
          <ViewTabs views={["write", "try"]} view={view} onView={setView} />
          <div ref={column} class="written-pane is-write">
            <fieldset disabled={!mayEdit} class="plain-fields">
              <ListingFields
                content={content}
                categories={props.categories}
                articles={articles}
                problem={problem}
                onChange={(patch) => change({ ...content, ...patch })}
              />
              <TextArea
                label={t("task_summary")}
                rows={2}
                maxLength={500}
                problem={problem("summary")}
                value={content.summary}
                onValue={(summary) => change({ ...content, summary })}
              />
              <RequirementFields
                task={content}
                tasks={props.tasks.filter(({ slug }) => slug !== itemKey.slug)}
                articles={articles}
                problem={problem}
                onRequires={(requires) => change({ ...content, requires })}
              />
              <TaskFieldsPart task={content} problem={problem} onTask={change} />
              <TaskStepsPart task={content} problem={problem} onTask={change} />
              <TaskActionPart task={content} problem={problem} onTask={change} />
            </fieldset>
          </div>
          <div class="written-pane is-beside">
            <TaskTry key={itemKey.locale} task={content} />
          </div>
        </div>
      )}
    </section>
  );
}

function writtenOf({ mark: _m, isEdited: _e, updatedAt: _u, ...task }: StoredTask): WrittenTask {
  return task;
}
