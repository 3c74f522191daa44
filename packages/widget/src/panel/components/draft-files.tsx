import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { TicketsModel } from "../../core/widget.ts";
import { fileRefusal, type FileRefusal } from "../file-refusal.ts";
import { formatBytes } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { useFieldDraft } from "./field-draft.ts";
import { FileList } from "./file-list.tsx";
import { FilePicker } from "./file-picker.tsx";

/** Says why files were not taken; undefined: they were. */
export function useAttach(fieldId?: string): {
  attach: (files: readonly File[]) => void;
  refusal: string | undefined;
} {
  const { widget, text, locale } = usePanel();
  const draft = useFieldDraft();
  const refusal = useSignal<ReturnType<TicketsModel["attach"]> | FileRefusal>("ok");
  const limit = widget.knowledge.site.value?.maxFileBytes ?? Infinity;
  const size = formatBytes(limit, locale());
  return {
    attach: (files) => {
      const fitting = files.filter((file) => !fileRefusal(file, limit));
      const answer = draft.attach(fitting, fieldId);
      const [refused] = files.flatMap((file) => fileRefusal(file, limit) ?? []);
      refusal.value = refused ?? answer;
    },
    refusal: refusal.value === "ok" ? undefined : text(refusal.value, { size, count: 10 }),
  };
}

/** The files of one field of the ticket, or of its description. */
export function DraftFiles({ fieldId }: { fieldId?: string }): VNode {
  const { text } = usePanel();
  const draft = useFieldDraft();
  const { attach, refusal } = useAttach(fieldId);
  const files = draft.files.filter((one) => one.fieldId === fieldId);
  return (
    <>
      <FileList
        files={files.map(({ fileId, file }) => ({ key: fileId, file }))}
        onRemove={draft.detach}
      />
      <FilePicker label={text("addFiles")} withLabel onFiles={attach} />
      {refusal && (
        <p class="hb-problem" role="alert">
          {refusal}
        </p>
      )}
    </>
  );
}
