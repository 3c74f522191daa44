import { useRef } from "preact/hooks";
import { useDesk } from "../console-context.ts";

type Copyable = HTMLInputElement | HTMLTextAreaElement;

/** Copies a text, and says so; where the browser refuses, what shows the text is picked instead. */
export function useCopy<Shown extends Copyable>() {
  const { t, say } = useDesk();
  const shown = useRef<Shown>(null);
  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      say(t("copied"));
    } catch {
      // Without https, or where the browser refuses, the clipboard is the agent's own matter.
      shown.current?.select();
      say(t("copy_yourself"), "problem");
    }
  }
  return { shown, copy };
}
