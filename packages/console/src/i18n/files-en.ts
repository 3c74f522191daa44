/** English of the files an agent sends. */
export default {
  attach: "Attach files",
  outgoing_files: "Files to send",
  drop_files: "Drop files here to attach them",
  file_too_big: "“{name}” is larger than {size}.",
  file_not_allowed: "“{name}” cannot be sent: pictures, PDF, video, sound and plain text can.",
  file_empty: "“{name}” is empty.",
  file_refused: "“{name}”: {reason}",
  too_many_files: "A message may have up to {count} files.",
};
