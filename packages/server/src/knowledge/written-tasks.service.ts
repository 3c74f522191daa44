import type { SiteKey, WrittenTask } from "@helpbuoy/protocol";
import { isoTime } from "../clock.ts";
import type { Deps } from "../deps.ts";
import type { ContentService } from "./content.service.ts";
import { listingIssues } from "./listing-issues.ts";
import type {
  By,
  Marked,
  SeenMark,
  SelfServiceEdits,
  SelfServiceKey,
} from "./self-service-edits.ts";
import type { StoredTask } from "./self-service.repository.ts";
import { taskIssues } from "./task-issues.ts";

/** A task in the editor. */
export type EditedTask = WrittenTask & Omit<Marked<never>, "content"> & { updatedAt: string };

export type WrittenTasksService = ReturnType<typeof createWrittenTasksService>;

/** Tasks as people write them. */
export function createWrittenTasksService(
  { clock }: Deps,
  { edits, content }: { edits: SelfServiceEdits; content: ContentService },
) {
  const edited = ({ content: stored, ...mark }: Marked<StoredTask>): EditedTask => ({
    ...stored,
    ...mark,
  });

  return {
    async list(siteKey: SiteKey): Promise<EditedTask[]> {
      return (await edits.list("tasks", siteKey)).map(edited);
    },

    /** Keeps a task and publishes it. @throws ProblemError `invalid_input`, `edited_by_other` */
    async save(by: By, task: WrittenTask, seen: SeenMark): Promise<EditedTask> {
      const { locale, slug } = task;
      const saved = await edits.save(by, "tasks", { locale, slug, seen }, async (transaction) => {
        const { issues } = await listingIssues(content, transaction, by.siteKey, task);
        const updatedAt = isoTime(clock.now()).slice(0, 10);
        return { content: { ...task, updatedAt }, issues: [...issues, ...taskIssues(task)] };
      });
      return edited(saved);
    },

    remove: (by: By, key: SelfServiceKey): Promise<void> => edits.remove(by, "tasks", key),
  };
}
