/** The files of a paste or a drop. */
function filesOf(transfer: DataTransfer | null): File[] {
  return transfer ? [...transfer.files] : [];
}

/** Handlers that take files by paste and drop, and leave pasted text to the field. */
export function fileDrop(onFiles: (files: File[]) => void): {
  onPaste: (event: ClipboardEvent) => void;
  onDragOver: (event: DragEvent) => void;
  onDrop: (event: DragEvent) => void;
} {
  const take = (event: Event, transfer: DataTransfer | null) => {
    const files = filesOf(transfer);
    if (files.length === 0) return;
    event.preventDefault();
    onFiles(files);
  };
  return {
    onPaste: (event) => take(event, event.clipboardData),
    // Without this the browser would leave the page to show the dropped file.
    onDragOver: (event) => event.preventDefault(),
    onDrop: (event) => {
      event.preventDefault();
      take(event, event.dataTransfer);
    },
  };
}
