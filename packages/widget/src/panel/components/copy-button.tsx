import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { usePanel } from "../panel-context.ts";
import { Icon } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";

/** Copies a text and says so; where the page forbids the clipboard it says that it could not. */
export function CopyButton({ label, content }: { label: string; content: string }): VNode {
  const { text, announce } = usePanel();
  const [outcome, setOutcome] = useState<string>();

  async function copy(): Promise<void> {
    const said = await navigator.clipboard.writeText(content).then(
      () => text("copied"),
      () => text("copyFailed"),
    );
    setOutcome(said);
    announce(said);
  }

  return (
    <button type="button" class="hb-text-button" onClick={() => void copy()}>
      <Icon strokes={outcome ? moreIcons.check : moreIcons.copy} />
      {outcome ?? label}
    </button>
  );
}
