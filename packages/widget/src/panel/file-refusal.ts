import { isAttachmentName } from "@helpbuoy/protocol";

export type FileRefusal = "file_too_big" | "file_type_not_allowed" | "file_empty";

/** Why the server would refuse a file: said before it stands in the way of what it was sent with. */
export function fileRefusal(
  { name, size }: Pick<File, "name" | "size">,
  maxBytes: number,
): FileRefusal | undefined {
  if (size > maxBytes) return "file_too_big";
  if (!isAttachmentName(name)) return "file_type_not_allowed";
  return size === 0 ? "file_empty" : undefined;
}
