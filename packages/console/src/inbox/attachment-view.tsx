import type { Attachment } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { formatBytes } from "../format.ts";
import { Icon } from "../ui/icon.tsx";

/** A picture as it is, a voice note to be played, anything else to be saved. */
export function AttachmentView({ attachment }: { attachment: Attachment }): VNode {
  const { api, site, preferences } = useDesk();
  const { fileId, name, type, bytes } = attachment;
  const url = api.fileUrl(site.key, fileId);
  if (/^image\/(png|jpeg|gif|webp)$/.test(type)) {
    return (
      <a class="attachment-picture" href={url} target="_blank" rel="noopener" download={name}>
        <img src={url} alt={name} loading="lazy" />
      </a>
    );
  }
  if (type.startsWith("audio/")) {
    return (
      <audio class="attachment-voice" controls preload="metadata" src={url} aria-label={name} />
    );
  }
  return (
    <a class="attachment-file" href={url} download={name}>
      <Icon name="file" />
      <span>{name}</span>
      <span class="attachment-size">{formatBytes(bytes, preferences.locale.value)}</span>
    </a>
  );
}
