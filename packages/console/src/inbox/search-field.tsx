import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { Icon } from "../ui/icon.tsx";

const PAUSE = 250; // ms after the last key

/** Search across conversations: numbers, words, addresses, notes, tags. */
export function SearchField(props: {
  onFound: (found: readonly Entry[] | undefined) => void;
}): VNode {
  const { api, desk, site, t, say, problemText } = useDesk();
  const [words, setWords] = useState("");

  useEffect(() => {
    if (!words.trim()) {
      props.onFound(undefined);
      return undefined;
    }
    let isOver = false;
    const timer = setTimeout(() => {
      api
        .find(site.key, words)
        .then(({ found }) => {
          if (isOver) return;
          const entries = found.map(({ conversation, record }) => ({
            snapshot: conversation,
            record,
          }));
          entries.forEach(desk.add);
          props.onFound(entries);
        })
        .catch((cause) => say(problemText(cause), "problem"));
    }, PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [words]);

  return (
    <div class="search" role="search">
      <Icon name="search" />
      <input
        data-key="search"
        class="search-input"
        type="search"
        aria-label={t("search")}
        placeholder={t("search_placeholder")}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          setWords("");
          event.currentTarget.blur();
        }}
      />
    </div>
  );
}
