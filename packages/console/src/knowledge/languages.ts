import type { Locale } from "@helpbuoy/protocol";

/** The languages articles are written in, each by its own name. */
export const languages: readonly { locale: Locale; name: string }[] = [
  { locale: "zh-CN", name: "中文" },
  { locale: "en", name: "English" },
];
