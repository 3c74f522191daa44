import type en from "./files-en.ts";

/** Chinese of the files an agent sends. */
const texts: { [Key in keyof typeof en]: string } = {
  attach: "添加附件",
  outgoing_files: "待发送的文件",
  drop_files: "松开即可添加为附件",
  file_too_big: "“{name}”超过 {size}。",
  file_not_allowed: "“{name}”不能发送，支持图片、PDF、视频、音频和纯文本。",
  file_empty: "“{name}”是空文件。",
  file_refused: "“{name}”：{reason}",
  too_many_files: "一条消息最多{count}个文件。",
};
export default texts;
