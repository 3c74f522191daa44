import type { Id } from "@helpbuoy/protocol";
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { usePanel } from "../panel-context.ts";

/** Leads to what a talk can be taken along as; nothing where the backend offers none of it. */
export function MailLink({ id }: { id: Id }): VNode | null {
  const { widget, text } = usePanel();
  const { panel, conversations } = widget;
  const offers = useSignal({ file: false, letters: false });
  useEffect(() => {
    void widget.mail().then((mail) => (offers.value = mail.offers()));
  }, []);
  const { file, letters } = offers.value;
  const isClosed = conversations.get(id)?.snapshot?.conversation.status === "closed";
  if (!file && (!letters || isClosed)) return null;
  return (
    <p class="hb-hand-over hb-muted">
      <button type="button" class="hb-link" onClick={() => panel.show({ name: "mail", id })}>
        {text(letters && !isClosed ? "mailOrSave" : "saveTalk")}
      </button>
    </p>
  );
}
