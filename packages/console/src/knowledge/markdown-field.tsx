import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { insertAt } from "../inbox/text-edits.ts";
import { Labelled } from "../ui/labelled.tsx";
import type { KnowledgeApi } from "./knowledge-api.ts";

/** Markdown as it is typed; a picture that is pasted or dropped is kept and put where the caret is. */
export function MarkdownField(props: {
  knowledge: Pick<KnowledgeApi, "uploadPicture">;
  value: string;
  /** 14 unless given. */
  rows?: number;
  maxLength?: number;
  problem?: string | undefined;
  onValue: (value: string) => void;
}): VNode {
  const { t, say, problemText } = useDesk();
  const area = useRef<HTMLTextAreaElement>(null);
  // The newest text, for when a picture has been sent.
  const latest = useRef(props.value);
  latest.current = props.value;

  async function put(files: readonly File[]): Promise<void> {
    for (const file of files.filter(({ type }) => type.startsWith("image/"))) {
      try {
        const { source } = await props.knowledge.uploadPicture(file);
        const box = area.current;
        if (!box) return;
        const name = file.name.replace(/\.\w+$/, "") || t("picture");
        const { text } = insertAt(
          latest.current,
          box.selectionStart,
          box.selectionEnd,
          `\n\n![${name}](${source})\n\n`,
        );
        props.onValue(text);
      } catch (cause) {
        say(problemText(cause), "problem");
      }
    }
  }

  return (
    <Labelled
      label={t("article_text")}
      hint={t("markdown_hint")}
      problem={props.problem}
      control={(wiring) => (
        <textarea
          {...wiring}
          ref={area}
          class="input markdown-text"
          rows={props.rows ?? 14}
          maxLength={props.maxLength ?? 200_000}
          spellcheck
          value={props.value}
          onInput={(event) => props.onValue(event.currentTarget.value)}
          onPaste={(event) => {
            const files = [...(event.clipboardData?.files ?? [])];
            if (files.length === 0) return;
            event.preventDefault();
            void put(files);
          }}
          onDrop={(event) => {
            const files = [...(event.dataTransfer?.files ?? [])];
            if (files.length === 0) return;
            event.preventDefault();
            void put(files);
          }}
        />
      )}
    />
  );
}
