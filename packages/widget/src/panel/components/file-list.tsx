import type { VNode } from "preact";
import type { ChosenFile } from "../chosen-files.ts";
import { formatBytes } from "../format.ts";
import { usePanel } from "../panel-context.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { icons } from "../ui/icon.tsx";
import { Picture } from "../ui/picture.tsx";

/** Files chosen and not sent yet, each with its preview and a way to take it back. */
export function FileList(options: {
  files: readonly ChosenFile[];
  onRemove: (key: string) => void;
}): VNode | null {
  const { files, onRemove } = options;
  const { text, locale } = usePanel();
  if (files.length === 0) return null;
  return (
    <ul class="hb-files">
      {files.map(({ key, file }) => (
        <li class="hb-file" key={key}>
          <Picture load={() => Promise.resolve(file)} type={file.type} size={40} />
          <span class="hb-row-text">
            <span class="hb-one-line">{file.name}</span>
            <span class="hb-muted">{formatBytes(file.size, locale())}</span>
          </span>
          <IconButton
            icon={icons.close}
            label={text("removeFile", { name: file.name })}
            onClick={() => onRemove(key)}
          />
        </li>
      ))}
    </ul>
  );
}
