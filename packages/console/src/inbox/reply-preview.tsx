import type { RichText } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { MessageBody } from "./message-body.tsx";

const PAUSE = 250; // ms after the last key

/** What is written, as it will be read; or what in it cannot be sent. */
export function ReplyPreview({ markdown }: { markdown: string }): VNode {
  const { api, site, t, problemText } = useDesk();
  const [shown, setShown] = useState<RichText>([]);
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      if (!markdown.trim()) {
        setShown([]);
        return setProblem(undefined);
      }
      api.preview(site.key, markdown).then(
        ({ body }) => {
          if (isOver) return;
          setShown(body);
          setProblem(undefined);
        },
        (cause) => !isOver && setProblem(problemText(cause)),
      );
      return undefined;
    }, PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [markdown]);

  return (
    <div class="preview" role="region" aria-label={t("preview")} tabIndex={0}>
      {problem ? <p class="field-problem">{problem}</p> : <MessageBody tree={shown} />}
    </div>
  );
}
