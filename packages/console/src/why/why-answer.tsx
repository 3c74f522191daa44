import type { Message } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Icon } from "../ui/icon.tsx";
import { WhyDialog } from "./why-dialog.tsx";

/** At an answer of the bot: the way to its reasons. */
export function WhyAnswer({ message }: { message: Message }): VNode {
  const { t } = useDesk();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="why-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="help" />
        {t("why_answer")}
      </button>
      {isOpen && <WhyDialog message={message} onClose={() => setOpen(false)} />}
    </>
  );
}
