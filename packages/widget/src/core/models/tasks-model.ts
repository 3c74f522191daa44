import type { Id, Task } from "@helpbuoy/protocol";
import { keepTaskDraft, type KeptTaskDraft } from "../task-draft.ts";
import type { Loaded } from "../widget.ts";
import type { KnowledgeModel } from "./knowledge-model.ts";
import { uploadOf } from "./conversations-model.ts";
import { createTaskModel, type TaskModel, type TaskParts } from "./task-model.ts";

/** Tasks, and what may still be done about those that were handed in. */
export type TasksModel = {
  /** With what was typed into it before. */
  open(slug: string): Promise<Loaded<{ model: TaskModel }>>;
  /** Takes back what was handed in (SPEC TK6). */
  undo(conversationId: Id): void;
  /** Asks others to look at what was refused (SPEC TK7). False: the outbox is full. */
  appeal(conversationId: Id, said: { text: string; files: readonly File[] }): boolean;
};

export function createTasksModel(
  parts: TaskParts & { knowledge: Pick<KnowledgeModel, "task"> },
): TasksModel {
  const { knowledge, outbox, ids } = parts;
  const drafts = new Map<string, KeptTaskDraft>();
  const models = new Map<Task, TaskModel>();

  /** What is typed stays where the task itself is published anew, or in another language. */
  function modelOf(task: Task): TaskModel {
    const draft = drafts.get(task.slug) ?? keepTaskDraft(task.slug, parts.keeper);
    drafts.set(task.slug, draft);
    const model = models.get(task) ?? createTaskModel(task, draft, parts);
    models.set(task, model);
    return model;
  }

  return {
    async open(slug) {
      const loaded = await knowledge.task(slug);
      if (loaded.status !== "found") return loaded;
      return { status: "found", model: modelOf(loaded.task) };
    },
    undo(conversationId) {
      outbox.enqueue([{ command: { type: "task.undo", conversationId }, files: [] }]);
    },
    appeal(conversationId, { text, files }) {
      const uploads = files.map((file) => uploadOf(ids.create(), conversationId, file));
      const facts = uploads.flatMap((upload) => upload.files);
      return outbox.enqueue([
        ...uploads,
        {
          command: {
            type: "task.appeal",
            conversationId,
            messageId: ids.create(),
            text,
            attachments: facts.map(({ fileId }) => fileId),
          },
          files: facts,
        },
      ]);
    },
  };
}
