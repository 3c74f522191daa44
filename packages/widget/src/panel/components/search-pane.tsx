import { useSignal, useSignalEffect } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { SearchResult } from "../../core/widget.ts";
import { isComposing } from "../keys.ts";
import { usePanel } from "../panel-context.ts";
import { reveal } from "../reveal.ts";
import { preloadChunk } from "../screens.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Icon, icons } from "../ui/icon.tsx";
import { nextOption } from "./option-keys.ts";
import { optionId, resultsId, SearchResults } from "./search-results.tsx";

/**
 * The search box with its results under it (ARIA combobox); while nothing is typed, `children`
 * stand there.
 */
export function SearchPane({ children }: { children?: ComponentChildren }): VNode {
  const { widget, text, locale, announce } = usePanel();
  const { search, panel } = widget;
  const input = useRef<HTMLInputElement>(null);
  const active = useSignal(-1);
  const typed = search.query.value;
  const isSearching = typed.trim() !== "";
  const count = search.results.value.length;

  // Not a controlled input: writing its value while an input method composes would end the word.
  useSignalEffect(() => {
    const wanted = search.query.value;
    active.value = -1;
    if (input.current && input.current.value !== wanted) input.current.value = wanted;
  });
  useEffect(() => {
    if (!isSearching || search.status.value !== "done") return undefined;
    const timer = setTimeout(() => announce(text("resultCount", { count })), 900);
    return () => clearTimeout(timer);
  }, [typed, search.status.value, count]);
  useEffect(() => {
    const root = input.current?.getRootNode() as ShadowRoot | undefined;
    const option = root?.getElementById(optionId(active.value));
    const scroller = option?.closest(".hb-scroll");
    if (option && scroller) reveal(scroller, option);
  }, [active.value]);

  function open(result: SearchResult): void {
    panel.show(result.target);
  }

  function onInput(event: InputEvent): void {
    preloadChunk("article");
    // Half a pinyin or kana word finds nothing; Hangul and Android's keyboards compose every word.
    if (event.isComposing && /^(zh|ja)/.test(locale())) return;
    search.type((event.currentTarget as HTMLInputElement).value);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (isComposing(event)) return;
    // Read anew: a quick typist is ahead of the last rendering.
    const { query, results } = search;
    const isTyped = query.value.trim() !== "";
    const next = isTyped ? nextOption(event.key, active.value, results.value.length) : undefined;
    const chosen = isTyped ? results.value[Math.max(0, active.value)] : undefined;
    if (next !== undefined) active.value = next;
    else if (event.key === "Enter" && chosen) open(chosen);
    else if (event.key === "Escape" && query.value) search.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function clear(): void {
    search.clear();
    input.current?.focus();
  }

  const isExpanded = isSearching && count > 0;
  return (
    <>
      <div class="hb-search">
        <Icon strokes={icons.search} />
        <input
          ref={input}
          class="hb-search-input"
          type="text"
          role="combobox"
          data-hb-focus
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          maxLength={200}
          aria-label={text("searchLabel")}
          placeholder={text("searchPlaceholder")}
          aria-autocomplete="list"
          aria-expanded={isExpanded}
          aria-controls={isExpanded ? resultsId : undefined}
          aria-activedescendant={active.value >= 0 ? optionId(active.value) : undefined}
          onInput={onInput}
          onCompositionEnd={(event) => search.type((event.currentTarget as HTMLInputElement).value)}
          onKeyDown={onKeyDown}
        />
        {typed && <IconButton icon={icons.close} label={text("clear")} onClick={clear} />}
      </div>
      {isSearching ? <SearchResults active={active.value} onOpen={open} /> : children}
    </>
  );
}
