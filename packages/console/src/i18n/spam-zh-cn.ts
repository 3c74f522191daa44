import type en from "./spam-en.ts";

/** Chinese of what looks like spam. */
const texts: { [Key in keyof typeof en]: string } = {
  suspected: "疑似垃圾信息",
  suspected_why: "消息没有因此被拦截。判断依据：",
  suspected_sign_links: "链接很多",
  suspected_sign_repeated: "反复出现相同的内容",
  suspected_sign_fast: "几分钟内连续提交",
  suspected_sign_blocked_word: "含有站点屏蔽的词",
  not_spam: "不是垃圾信息",
  "act_conversation.not-spam": "确认不是垃圾信息",
  spam_settings: "垃圾信息",
  spam_settings_text:
    "疑似垃圾的信息会为客服标出，不会被拒收或隐藏：背后也可能是真正需要帮助的人。",
  spam_marked: "标出疑似垃圾的信息",
  spam_threshold: "达到多少分时标出",
  spam_threshold_hint:
    "超过两条的链接和重复的内容各计两分，一个屏蔽词计五分。分数越低，标出的越多。",
  blocked_words: "屏蔽词",
  blocked_words_hint: "每行一个词或短语，不区分大小写。",
};
export default texts;
