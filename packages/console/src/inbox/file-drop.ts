import { useEffect, useState } from "preact/hooks";

/**
 * Takes files that are dropped anywhere on the conversation, so that a drop beside the field does not
 * make the browser leave the page to show the file.
 * @param onFiles undefined: they are refused
 * @returns whether files are held over it
 */
export function useFileDrop(
  /** Something within the conversation. */
  inner: { current: HTMLElement | null },
  onFiles: ((files: File[]) => void) | undefined,
): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const area = inner.current?.closest<HTMLElement>(".pane");
    if (!area) return undefined;
    const held = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent) => {
      if (!held(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = onFiles ? "copy" : "none";
      setOver(onFiles !== undefined);
    };
    const leave = (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node && area.contains(event.relatedTarget))) {
        setOver(false);
      }
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!held(event)) return;
      event.preventDefault();
      onFiles?.([...(event.dataTransfer?.files ?? [])]);
    };
    area.addEventListener("dragover", over);
    area.addEventListener("dragleave", leave);
    area.addEventListener("drop", drop);
    return () => {
      area.removeEventListener("dragover", over);
      area.removeEventListener("dragleave", leave);
      area.removeEventListener("drop", drop);
    };
  });
  return isOver;
}

/** The files of a paste; none where it is text that brings a picture of itself along, as a table does. */
export function pastedFiles(clipboard: DataTransfer | null): File[] {
  if (!clipboard) return [];
  const isText = clipboard.types.includes("text/html") && clipboard.getData("text/plain") !== "";
  return isText ? [] : [...clipboard.files];
}
