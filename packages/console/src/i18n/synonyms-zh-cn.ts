import type en from "./synonyms-en.ts";

/** Chinese of words that say the same. */
const texts: { [Key in keyof typeof en]: string } = {
  synonyms: "同义词",
  synonyms_text:
    "意思相同的词。访客搜索其中一个，或用它向机器人提问，也能找到写着另一个词的文章。每行一组，词之间用逗号或顿号隔开。",
  synonyms_empty: "还没有同义词。例如“{example}”：用其中任何一个词，都能找到写着其他词的内容。",
  synonyms_kept: "已保存{count}组",
  synonyms_unsaved: "尚未保存",
  synonyms_refused: "{name}：有几行无法保存",
  synonyms_too_many: "最多500组。",
  synonym_alone: "第{line}行“{typed}”：至少要写两个不同的词。",
  synonym_too_many_words: "第{line}行“{typed}”：最多12个词。",
  synonym_too_long: "第{line}行“{typed}”：每个词最多40个字符。",
  synonym_no_word: "第{line}行“{typed}”：每个词至少要有一个文字或数字。",
  "act_synonyms.changed": "修改同义词",
};
export default texts;
