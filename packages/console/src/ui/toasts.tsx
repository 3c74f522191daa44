import type { VNode } from "preact";
import { useConsole } from "../console-context.ts";
import { Icon } from "./icon.tsx";

/** What is said in passing; a screen reader hears it without losing its place. */
export function Toasts({ dialog }: { dialog?: object }): VNode {
  const { toasts } = useConsole();
  return (
    <div class="toasts" role="status">
      {toasts.shownIn(dialog).map(({ id, text, kind }) => (
        <p key={id} class={`toast toast-${kind}`}>
          <Icon name={kind === "done" ? "check" : "help"} />
          {text}
        </p>
      ))}
    </div>
  );
}
