import type { ComponentChildren, VNode } from "preact";
import { useConsole } from "../console-context.ts";
import { Icon } from "../ui/icon.tsx";

/** What stands around every way in. */
export function EntryFrame(props: {
  title: string;
  text?: string;
  children: ComponentChildren;
}): VNode {
  const { t, preferences } = useConsole();
  const isChinese = preferences.locale.value === "zh-CN";
  return (
    <main class="entry">
      <div class="entry-card">
        <span class="entry-mark">
          <Icon name="buoy" />
        </span>
        <h1>{props.title}</h1>
        {props.text && <p class="entry-text">{props.text}</p>}
        {props.children}
      </div>
      <button
        type="button"
        class="link-button entry-language"
        lang={isChinese ? "en" : "zh-CN"}
        onClick={() => (preferences.locale.value = isChinese ? "en" : "zh-CN")}
      >
        {t("other_language")}
      </button>
    </main>
  );
}
