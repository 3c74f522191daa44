import type { Locale } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Icon } from "../ui/icon.tsx";

/** Questions that were confirmed for an article just now. */
export type Settled = { slug: string; title: string; texts: readonly string[] };

/** What was confirmed just now, newest first, each with a way back. */
export function SettledList({
  settled,
  locale,
  onUndo,
}: {
  settled: readonly Settled[];
  locale: Locale;
  onUndo: (one: Settled) => Promise<void>;
}): VNode | null {
  const { t } = useDesk();
  const list = useRef<HTMLUListElement>(null);
  // The card that was pressed is gone: what came of it takes the focus, and so is read out.
  useEffect(() => list.current?.querySelector("li")?.focus(), [settled[0]]);

  if (settled.length === 0) return null;
  return (
    <ul ref={list} class="settled" aria-label={t("settled_list")}>
      {settled.map((one) => (
        <li key={one.texts[0]} class="settled-one" tabIndex={-1}>
          <Icon name="check" />
          <p>
            {t("settled", { title: one.title })} <span lang={locale}>{one.texts.join(" · ")}</span>
          </p>
          <button type="button" class="button is-small" onClick={() => void onUndo(one)}>
            {t("undo")}
          </button>
        </li>
      ))}
    </ul>
  );
}
