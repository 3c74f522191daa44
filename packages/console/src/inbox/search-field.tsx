import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { Icon } from "../ui/icon.tsx";
import { useNewest } from "../use-newest.ts";

const PAUSE = 250; // ms after the last key

/** Search across conversations: numbers, words, addresses, notes, tags. */
export function SearchField(props: {
  onFound: (found: readonly Entry[] | undefined) => void;
}): VNode {
  const { api, desk, site, t, say, problemText } = useDesk();
  const [words, setWords] = useState("");

  const isEmpty = words.trim() === "";
  useNewest(
    {
      ask: async () => (isEmpty ? undefined : (await api.find(site.key, words)).found),
      tell(found) {
        const entries = found?.map(({ conversation, record }) => ({
          snapshot: conversation,
          record,
        }));
        entries?.forEach(desk.add);
        props.onFound(entries);
      },
      refuse: (cause) => say(problemText(cause), "problem"),
    },
    [words],
    isEmpty ? 0 : PAUSE,
  );

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
