import type { VNode } from "preact";
import type { Attachment } from "../../core/widget.ts";
import { saveFile } from "../save-file.ts";
import { formatBytes } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { Icon } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { SoundAttachment } from "./sound-attachment.tsx";
import { Picture } from "../ui/picture.tsx";

/** An attachment of a message: how far it has come, or a button that saves it. */
export function AttachmentView({ attachment }: { attachment: Attachment }): VNode {
  const { widget, text, locale, announce } = usePanel();
  const { fileId, name, type, bytes } = attachment;
  const load = () => widget.conversations.file(fileId);
  const isSent = attachment.state === "sent";

  async function save(): Promise<void> {
    const blob = await load();
    if (blob) saveFile(blob, name);
    else announce(text("not_found"));
  }

  if (isSent && type.startsWith("audio/")) return <SoundAttachment attachment={attachment} />;
  return (
    <button type="button" class="hb-file" disabled={!isSent} onClick={() => void save()}>
      <span class="hb-aside">{text("saveFile")}</span>
      <Picture load={load} type={type} size={64} />
      <span class="hb-row-text">
        <span class="hb-one-line">{name}</span>
        {isSent || attachment.state === "failed" ? (
          <span class="hb-muted">{formatBytes(bytes, locale())}</span>
        ) : (
          <progress class="hb-progress" value={attachment.progress} aria-label={name} />
        )}
      </span>
      {isSent && <Icon strokes={moreIcons.download} />}
    </button>
  );
}
