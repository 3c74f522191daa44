/** Endings of the files a visitor may send; what a file really is, the server judges by its bytes. */
export const attachmentEndings: readonly string[] = (
  "png apng jpg jpeg webp gif heic heif avif pdf mp4 m4v webm mov qt mp3 m4a ogg oga opus wav " +
  "txt log csv md"
).split(" ");

/** False: it would be refused. A name without an ending says nothing, so it may be tried. */
export function isAttachmentName(name: string): boolean {
  const ending = /\.([^.]+)$/.exec(name)?.[1];
  return ending === undefined || attachmentEndings.includes(ending.toLowerCase());
}
