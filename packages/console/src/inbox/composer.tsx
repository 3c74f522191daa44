import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import type { Entry } from "../models/desk-views.ts";
import { Icon } from "../ui/icon.tsx";
import { MOST_FILES } from "../models/outgoing-model.ts";
import { formatBytes } from "../format.ts";
import { ArticlePicker } from "./article-picker.tsx";
import { AttachButton } from "./attach-button.tsx";
import { CannedPicker } from "./canned-picker.tsx";
import { pastedFiles, useFileDrop } from "./file-drop.ts";
import { MentionPicker } from "./mention-picker.tsx";
import { OutgoingFiles } from "./outgoing-files.tsx";
import { insertAt, wrapped } from "./text-edits.ts";
import { ReplyPreview } from "./reply-preview.tsx";
import { SuggestedArticles } from "./suggested-articles.tsx";
import { useActs } from "./use-acts.ts";

/** Milliseconds between two signs that one is writing. */
const TYPING = 3_000;

/** Where an agent writes: to the visitor, or a note for the others. */
export function Composer({ entry, isOther }: { entry: Entry; isOther: boolean }): VNode {
  const parts = useDesk();
  const { api, desk, site, drafts, outgoing, newId, say, t } = parts;
  const acts = useActs();
  const { id, assignee } = entry.snapshot.conversation;
  const [kind, setKind] = useState<"reply" | "note">("reply");
  const [picks, setPicks] = useState<"article" | "canned">();
  const [isPreviewed, setPreviewed] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const told = useRef(0);
  // One id per text: sent again after a cut line, it is the same message.
  const messageId = useRef(newId());
  const draft = drafts.of(id, kind);
  const form = useRef<HTMLFormElement>(null);
  const files = kind === "reply" ? outgoing.of(id).value : [];
  const isOver = useFileDrop(form, kind === "reply" ? attach : undefined);

  useEffect(() => {
    const box = area.current;
    if (!box) return;
    box.style.blockSize = "auto";
    box.style.blockSize = `${Math.min(box.scrollHeight + 2, 280)}px`;
  }, [draft.value, kind]);

  function choose(next: "reply" | "note"): void {
    setKind(next);
    // At once: a letter typed before the field has the focus would be a key of the inbox.
    area.current?.focus();
  }

  function write(text: string): void {
    draft.value = text;
    if (kind !== "reply" || !text || Date.now() - told.current < TYPING) return;
    told.current = Date.now();
    void api.typing(site.key, id).catch(() => {});
  }

  function edit(change: (text: string, from: number, to: number) => { text: string; at: number }) {
    const box = area.current;
    if (!box) return;
    const { text, at } = change(draft.value, box.selectionStart, box.selectionEnd);
    // In the field at once: what is typed next must find the caret where it belongs.
    box.value = text;
    box.focus();
    box.setSelectionRange(at, at);
    write(text);
  }

  function attach(chosen: readonly File[]): void {
    const [refused] = outgoing.add(id, chosen);
    if (refused) {
      const { file, why } = refused;
      const size = formatBytes(outgoing.maxBytes, parts.preferences.locale.value);
      say(t(why, { name: file.name, size, count: MOST_FILES }), "problem");
    }
    area.current?.focus();
  }

  const isReady =
    files.every(({ state }) => state === "sent") && (draft.value.trim() !== "" || files.length > 0);

  async function send(): Promise<void> {
    const markdown = draft.value.trim();
    if (!isReady || isBusy) return;
    setBusy(true);
    const mentions = desk.people.value.agents
      .filter(({ name }) => markdown.includes(`@${name}`))
      .map((agent) => agent.id);
    const isDone =
      kind === "reply"
        ? await acts.act(
            entry,
            "messages",
            {
              messageId: messageId.current,
              markdown,
              takeOver: isOther,
              ...(files.length > 0 && { attachments: files.map((file) => file.id) }),
            },
            messageId.current,
          )
        : await acts.act(
            entry,
            "notes",
            { noteId: messageId.current, markdown, mentions },
            messageId.current,
          );
    setBusy(false);
    if (!isDone) return;
    if (kind === "reply") outgoing.clear(id);
    messageId.current = newId();
    draft.value = "";
    area.current?.focus();
  }

  const { messages } = entry.snapshot;
  const isAsked =
    messages.findLast(({ author }) => author !== "bot" && author !== "system")?.author ===
    "visitor";
  const insert = (text: string) => edit((before, from, to) => insertAt(before, from, to, text));
  const Picks = picks === "article" ? ArticlePicker : CannedPicker;
  const tool = (name: "article" | "canned", label: "insert_article" | "insert_reply") => (
    <button
      type="button"
      class="button is-small is-quiet"
      data-tool={name}
      title={t(label)}
      aria-expanded={picks === name}
      onClick={() => setPicks(picks === name ? undefined : name)}
    >
      <Icon name={name === "article" ? "book" : "reply"} />
      <span>{t(label)}</span>
    </button>
  );
  return (
    <form
      ref={form}
      class={`composer is-${kind}${isOver ? " is-over" : ""}`}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div class="composer-kinds" role="tablist" aria-label={t("composer_kinds")}>
        {(["reply", "note"] as const).map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            data-key={name}
            aria-selected={kind === name}
            class="tab"
            onClick={() => choose(name)}
          >
            {t(name)}
          </button>
        ))}
        {isOther && kind === "reply" && (
          <span class="composer-warning">
            {t("reply_takes_over", { name: assignee?.name ?? "" })}
          </span>
        )}
      </div>
      {picks && (
        <Picks
          entry={entry}
          onPick={(text) => {
            setPicks(undefined);
            insert(text);
          }}
          onClose={() => {
            setPicks(undefined);
            area.current?.focus();
          }}
        />
      )}
      {kind === "reply" && !draft.value && !picks && isAsked && (
        <SuggestedArticles entry={entry} onPick={insert} />
      )}
      {kind === "note" && (
        <MentionPicker
          text={draft.value}
          onPick={(name) => {
            draft.value = draft.value.replace(/@[^\s@]*$/, `@${name} `);
            area.current?.focus();
          }}
        />
      )}
      {kind === "reply" && <OutgoingFiles conversationId={id} />}
      {isOver && <p class="composer-drop">{t("drop_files")}</p>}
      <textarea
        ref={area}
        class="composer-text"
        rows={3}
        maxLength={20_000}
        aria-label={t(kind === "reply" ? "reply_label" : "note_label")}
        placeholder={t(kind === "reply" ? "reply_placeholder" : "note_placeholder")}
        value={draft.value}
        onInput={(event) => write(event.currentTarget.value)}
        onPaste={(event) => {
          const pasted = pastedFiles(event.clipboardData);
          if (kind !== "reply" || pasted.length === 0) return;
          event.preventDefault();
          attach(pasted);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
          if (event.key !== "Enter" || event.isComposing) return;
          if (!event.ctrlKey && !event.metaKey) return;
          event.preventDefault();
          void send();
        }}
      />
      {isPreviewed && <ReplyPreview markdown={draft.value} />}
      <div class="composer-foot">
        <button
          type="button"
          class="icon-button"
          aria-label={t("bold")}
          onClick={() => edit((text, from, to) => wrapped(text, from, to, "**"))}
        >
          <Icon name="bold" />
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={t("list")}
          onClick={() => insert("\n- ")}
        >
          <Icon name="list" />
        </button>
        {kind === "reply" && <AttachButton onFiles={attach} />}
        {tool("article", "insert_article")}
        {tool("canned", "insert_reply")}
        <button
          type="button"
          class="icon-button"
          aria-label={t("preview")}
          title={t("preview")}
          aria-pressed={isPreviewed}
          onClick={() => setPreviewed(!isPreviewed)}
        >
          <Icon name="eye" />
        </button>
        <span class="composer-space" />
        <button type="submit" class="button is-primary" disabled={isBusy || !isReady}>
          <Icon name={kind === "reply" ? "send" : "note"} />
          {t(kind === "reply" ? "send" : "add_note")}
        </button>
      </div>
    </form>
  );
}
