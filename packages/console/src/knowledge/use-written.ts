import { asBackendError } from "@helpbuoy/client";
import type { ProblemIssue } from "@helpbuoy/protocol";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { issuesLeft, issueText } from "./issue-text.ts";
import type { ArticleKey } from "./knowledge-api.ts";
import type { Stored } from "./self-service-api.ts";

/** What was typed and is not saved, and the mark of what it began from. */
type Draft<Content> = { seen: string | null; content: Content };

export type WrittenState<Content> = {
  /** undefined: nobody has begun it in this language. */
  content: Content | undefined;
  /** There is something that only this browser has. */
  isDirty: boolean;
  isSaving: boolean;
  /** Someone else has saved in the meantime. */
  hasConflict: boolean;
  /** What is wrong at a path, as a sentence. */
  problem: (path: string) => string | undefined;
  issues: readonly ProblemIssue[];
  change: (content: Content) => void;
  save: () => Promise<void>;
  /** Forgets what is not saved. */
  discard: () => void;
  /** What is not saved is meant to stand in place of what someone else saved. */
  keepMine: () => void;
};

/** A guide or a task that is edited: what is typed stays in this browser until it is saved. */
export function useWritten<Content extends ArticleKey>(props: {
  kind: "guide" | "task";
  itemKey: ArticleKey;
  stored: Stored<Content> | undefined;
  /** As it is to be kept: without what only an editor needs. */
  tidy: (content: Content) => Content;
  save: (content: Content, seen: string | null) => Promise<Stored<Content>>;
  onSaved: (stored: Stored<Content>) => void;
  /** What the server has may be something else by now. */
  onStale: () => void;
}): WrittenState<Content> {
  const { drafts, site, t, say, problemText } = useDesk();
  const { stored, itemKey } = props;
  const kept = drafts.of(draftId(site.key, itemKey), props.kind);
  const [issues, setIssues] = useState<readonly ProblemIssue[]>([]);
  const [isSaving, setSaving] = useState(false);
  const draft = readDraft<Content>(kept.value);
  const content = draft?.content ?? (stored && contentOf(stored));
  const mark = stored?.mark ?? null;

  const keep = (next: Draft<Content>) => {
    kept.value = JSON.stringify(next);
  };
  function change(next: Content): void {
    setIssues(content ? issuesLeft(issues, content, next) : []);
    const isAsStored = stored && JSON.stringify(next) === JSON.stringify(contentOf(stored));
    if (isAsStored) kept.value = "";
    else keep({ seen: draft ? draft.seen : mark, content: next });
  }

  async function save(): Promise<void> {
    const begun = kept.peek();
    if (!content || isSaving) return;
    setSaving(true);
    try {
      const saved = await props.save(props.tidy(content), draft ? draft.seen : mark);
      setIssues([]);
      props.onSaved(saved);
      const since = readDraft<Content>(kept.peek());
      // What was typed while it was being saved is a draft of what was saved.
      if (kept.peek() === begun || !since) kept.value = "";
      else keep({ ...since, seen: saved.mark });
      say(t("published"));
    } catch (cause) {
      const { problem } = asBackendError(cause);
      if (problem?.code === "edited_by_other") props.onStale();
      else {
        setIssues(problem?.issues ?? []);
        say(problem?.issues ? t("issues_left") : problemText(cause), "problem");
      }
    } finally {
      setSaving(false);
    }
  }

  // Saved in another tab of this browser, or given up: nothing is left to keep.
  useEffect(() => {
    if (draft && stored && JSON.stringify(draft.content) === JSON.stringify(contentOf(stored))) {
      kept.value = "";
    }
  }, [stored]);

  return {
    content,
    isDirty: draft !== undefined,
    isSaving,
    hasConflict: draft !== undefined && draft.seen !== mark,
    issues,
    problem: (path) => {
      const issue = issues.find(
        (one) => one.path === path || one.path.replace(/\.text\.\d+$/, ".text") === path,
      );
      return issue && issueText(issue, t);
    },
    change,
    save,
    discard() {
      setIssues([]);
      kept.value = "";
    },
    keepMine() {
      if (draft) keep({ ...draft, seen: mark });
    },
  };
}

export const draftId = (site: string, { locale, slug }: ArticleKey): string =>
  `${site}/${locale}/${slug}`;

/** What a draft says; undefined where there is none, or none that can be read. */
export function readDraft<Content>(text: string): Draft<Content> | undefined {
  if (!text) return undefined;
  try {
    return JSON.parse(text) as Draft<Content>;
  } catch {
    return undefined;
  }
}

function contentOf<Content>(stored: Stored<Content>): Content {
  const { mark: _mark, isEdited: _isEdited, updatedAt: _updatedAt, ...content } = stored;
  return content as Content;
}
