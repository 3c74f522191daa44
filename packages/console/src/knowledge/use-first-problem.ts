import type { ProblemIssue } from "@helpbuoy/protocol";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/**
 * Once something was refused, opens the place of the first problem and leads there.
 * @returns for what holds the fields
 */
export function useFirstProblem(
  issues: readonly ProblemIssue[],
  open: (path: string) => void,
): RefObject<HTMLDivElement | null> {
  const column = useRef<HTMLDivElement>(null);
  const count = issues.length;
  const known = useRef(0);
  useEffect(() => {
    const isNew = count > known.current;
    known.current = count;
    const [first] = issues;
    if (!isNew || !first) return;
    open(first.path);
    // What was just opened is not drawn yet.
    requestAnimationFrame(() => {
      const field = column.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      for (let part = field?.parentElement; part; part = part.parentElement) {
        if (part instanceof HTMLDetailsElement) part.open = true;
      }
      field?.focus();
    });
  }, [issues]);
  return column;
}
