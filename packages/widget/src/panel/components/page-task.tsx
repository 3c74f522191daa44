import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { PageRun, PageRunState } from "../../core/widget.ts";
import { usePanel } from "../panel-context.ts";
import type { TextKey } from "../translate.ts";
import { Icon, icons } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { WaysOn } from "./ways-on.tsx";

const headlines: Record<PageRunState["status"], TextKey> = {
  ready: "runningNow",
  running: "runningNow",
  done: "runDone",
  failed: "runFailed",
  undone: "runUndone",
};

/** What the host page says of a task it does: how far it is, what came of it, and the way back. */
export function PageTaskRun(options: {
  run: PageRun;
  title: string;
  /** Goes back to the review, with all that was typed. */
  onRetry: () => void;
  onAgain: () => void;
}): VNode {
  const { run, title, onRetry, onAgain } = options;
  const { text } = usePanel();
  const heading = useRef<HTMLHeadingElement>(null);
  const { status, progress, text: words, canUndo } = run.state.value;
  const isGood = status === "done" || status === "undone";
  useEffect(() => heading.current?.focus(), [status]);
  return (
    <div class="hb-filed" role="status">
      <span class={isGood ? "hb-glyph hb-good" : "hb-glyph"}>
        <Icon
          strokes={isGood ? moreIcons.check : status === "failed" ? icons.notice : moreIcons.clock}
        />
      </span>
      <h3 class="hb-start-title" ref={heading} tabIndex={-1}>
        {text(headlines[status])}
      </h3>
      {status === "running" && (
        <progress class="hb-progress" aria-label={title} max={100} value={progress} />
      )}
      {words && <p class="hb-run-words">{words}</p>}
      {status === "failed" && (
        <>
          <p class="hb-muted">{text("runFailedHint")}</p>
          <div class="hb-actions">
            <button type="button" class="hb-button hb-primary" onClick={onRetry}>
              {text("retry")}
            </button>
          </div>
          <WaysOn question={title} />
        </>
      )}
      {isGood && (
        <div class="hb-actions">
          {canUndo && (
            <button type="button" class="hb-button" onClick={run.undo}>
              {text("undo")}
            </button>
          )}
          <button type="button" class="hb-button" onClick={onAgain}>
            {text("startOver")}
          </button>
        </div>
      )}
    </div>
  );
}
