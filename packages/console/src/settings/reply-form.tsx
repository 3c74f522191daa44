import { replyVariables, type CannedReply } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { insertAt } from "../inbox/text-edits.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";

/** Writes a canned reply; a press on a variable puts it in. */
export function ReplyForm(props: {
  reply: CannedReply | undefined;
  onSave: (reply: Omit<CannedReply, "id"> & { id?: string }) => void;
  onClose: () => void;
}): VNode {
  const { t } = useDesk();
  const { reply } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [title, setTitle] = useState(reply?.title ?? "");
  const [markdown, setMarkdown] = useState(reply?.markdown ?? "");

  function insert(name: string): void {
    const box = area.current;
    if (!box) return;
    setMarkdown(insertAt(markdown, box.selectionStart, box.selectionEnd, `{{${name}}}`).text);
    box.focus();
  }

  return (
    <Dialog title={t(reply ? "edit_reply" : "new_reply")} onClose={props.onClose}>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          props.onSave({ ...(reply && { id: reply.id }), title, markdown });
        }}
      >
        <Field
          label={t("reply_title")}
          hint={t("reply_title_hint")}
          required
          maxLength={80}
          value={title}
          onValue={setTitle}
        />
        <div class="field">
          <label for={id}>{t("reply_text")}</label>
          <textarea
            ref={area}
            id={id}
            class="input"
            rows={7}
            required
            maxLength={10_000}
            value={markdown}
            onInput={(event) => setMarkdown(event.currentTarget.value)}
          />
        </div>
        <p class="reply-variables" role="group" aria-label={t("variables")}>
          {replyVariables.map((name) => (
            <button
              key={name}
              type="button"
              class="suggestion"
              title={`{{${name}}}`}
              onClick={() => insert(name)}
            >
              {t(`variable_${name}`)}
            </button>
          ))}
        </p>
        <button type="submit" class="button is-primary">
          {t("save")}
        </button>
      </form>
    </Dialog>
  );
}
