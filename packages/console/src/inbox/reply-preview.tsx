import type { RichText } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { useNewest } from "../use-newest.ts";
import { MessageBody } from "./message-body.tsx";

const PAUSE = 250; // ms after the last key

/** What is written, as it will be read; or what in it cannot be sent. */
export function ReplyPreview({ markdown }: { markdown: string }): VNode {
  const { api, site, t, problemText } = useDesk();
  const [shown, setShown] = useState<RichText>([]);
  const [problem, setProblem] = useState<string>();

  useNewest(
    {
      ask: async () => (markdown.trim() ? (await api.preview(site.key, markdown)).body : []),
      tell(body) {
        setShown(body);
        setProblem(undefined);
      },
      refuse: (cause) => setProblem(problemText(cause)),
    },
    [markdown],
    PAUSE,
  );

  return (
    <div class="preview" role="region" aria-label={t("preview")} tabIndex={0}>
      {problem ? <p class="field-problem">{problem}</p> : <MessageBody tree={shown} />}
    </div>
  );
}
