import type { Id } from "@helpbuoy/protocol";
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { chooseFiles, chosenFiles } from "../chosen-files.ts";
import { fileRefusal } from "../file-refusal.ts";
import { formatBytes } from "../format.ts";
import { isSendKey } from "../keys.ts";
import { usePanel } from "../panel-context.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Icon } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { fileDrop } from "./file-drop.ts";
import { FileList } from "./file-list.tsx";
import { FilePicker } from "./file-picker.tsx";

const MAX_FILES = 10; // of one message, as the protocol says
const MAX_HEIGHT = 144; // px the text field grows to

/** Where a message is written: Enter sends, Shift+Enter breaks the line. */
export function Composer(options: {
  id: Id;
  label: string;
  onSend: (text: string, files: File[]) => void;
  /** With a person at the other end, who is told that something is being written. */
  onTyping?: () => void;
  /** Begins a voice note. */
  onRecord?: () => void;
}): VNode {
  const { id, label, onSend, onTyping, onRecord } = options;
  const { widget, text, locale } = usePanel();
  const draft = widget.conversations.draft(id);
  const files = chosenFiles(id);
  const problem = useSignal("");
  const field = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight, MAX_HEIGHT)}px`;
  }, [draft.value]);

  function add(added: File[]): void {
    const limit = widget.knowledge.site.value?.maxFileBytes ?? Infinity;
    const fitting = added.filter((file) => !fileRefusal(file, limit));
    const [refused] = added.flatMap((file) => fileRefusal(file, limit) ?? []);
    const room = MAX_FILES - files.value.length;
    problem.value = refused
      ? text(refused, { size: formatBytes(limit, locale()) })
      : fitting.length > room
        ? text("too_many_files", { count: MAX_FILES })
        : "";
    chooseFiles(id, fitting.slice(0, room));
  }

  function send(): void {
    const written = draft.value.trim();
    if (!written && files.value.length === 0) return;
    onSend(
      written,
      files.value.map(({ file }) => file),
    );
    draft.value = "";
    problem.value = "";
    files.value = [];
    field.current?.focus();
  }

  const isEmpty = !draft.value.trim() && files.value.length === 0;
  return (
    <div class="hb-composer" {...fileDrop(add)}>
      <FileList
        files={files.value}
        onRemove={(key) => {
          files.value = files.value.filter((one) => one.key !== key);
        }}
      />
      {problem.value && (
        <p class="hb-problem" role="alert">
          {problem.value}
        </p>
      )}
      <div class="hb-composer-box">
        <FilePicker label={text("attach")} onFiles={add} />
        <textarea
          ref={field}
          class="hb-composer-text"
          rows={1}
          maxLength={10_000}
          data-hb-focus
          aria-label={label}
          placeholder={label}
          enterkeyhint="send"
          value={draft.value}
          onInput={(event) => {
            draft.value = event.currentTarget.value;
            onTyping?.();
          }}
          onKeyDown={(event) => {
            if (!isSendKey(event)) return;
            event.preventDefault();
            send();
          }}
        />
        {onRecord && isEmpty && (
          <IconButton icon={moreIcons.microphone} label={text("record")} onClick={onRecord} />
        )}
        <button
          type="button"
          class="hb-icon-button hb-send"
          aria-label={text("send")}
          disabled={isEmpty}
          onClick={send}
        >
          <Icon strokes={moreIcons.send} />
        </button>
      </div>
    </div>
  );
}
