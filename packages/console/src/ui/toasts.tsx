import type { ReadonlySignal } from "@preact/signals";
import type { VNode } from "preact";
import { Icon } from "./icon.tsx";

export type Toast = { id: string; text: string; kind: "done" | "problem" };

/** What is said in passing; a screen reader hears it without losing its place. */
export function Toasts({ toasts }: { toasts: ReadonlySignal<readonly Toast[]> }): VNode {
  return (
    <div class="toasts" role="status">
      {toasts.value.map(({ id, text, kind }) => (
        <p key={id} class={`toast toast-${kind}`}>
          <Icon name={kind === "done" ? "check" : "help"} />
          {text}
        </p>
      ))}
    </div>
  );
}
