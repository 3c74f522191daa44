// Loaded when Latin letters are typed to find what is written in Chinese.
export { buildPinyinIndex } from "./pinyin-index.ts";
export { searchPinyin } from "./search-pinyin.ts";
export type { PinyinIndex } from "./pinyin-index.ts";
export type { PinyinHit } from "./search-pinyin.ts";
