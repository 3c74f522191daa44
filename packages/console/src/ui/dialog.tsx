import type { ComponentChildren, VNode } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useConsole } from "../console-context.ts";
import { Icon } from "./icon.tsx";
import { Toasts } from "./toasts.tsx";

/** A modal dialog of the browser's own: it holds the focus, Escape closes it, and focus goes back. */
export function Dialog(props: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}): VNode {
  const { t, toasts } = useConsole();
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    const leave = toasts.moveInto(dialog);
    return () => {
      leave();
      shown?.close();
    };
  }, []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={title} onClose={props.onClose}>
      <header class="dialog-head">
        <h2 id={title}>{props.title}</h2>
        <button
          type="button"
          class="icon-button"
          aria-label={t("close")}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      {props.children}
      <Toasts dialog={dialog} />
    </dialog>
  );
}
