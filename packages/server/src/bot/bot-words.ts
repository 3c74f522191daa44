/** What the bot says in its own words; answers are in the words of their articles (SPEC BT1). */
export type BotWords = {
  clarify: string;
  /** Before what else may have been meant, after an answer that is likely and not sure. */
  beside: string;
  unknown: string;
  unknownNear: string;
  /** A guide or task is offered in place of an answer. */
  unknownOffered: string;
  unknownAgain: (hours: number) => string;
  onlyFiles: string;
  greeting: string;
  thanks: string;
  goodbye: string;
  agreement: string;
  noted: string;
  person: (hours: number) => string;
  /** Said after what the bot found, where a person is offered with it. */
  offer: Record<
    "negative_feeling" | "person_first" | "repeated_question",
    (hours: number) => string
  >;
  offerMissed: (hours: number) => string;
};

const zh: BotWords = {
  clarify: "你想了解的是下面哪一个？",
  beside: "如果问的不是这个，下面几个里也许有。",
  unknown: "抱歉，这个问题我没有找到答案。可以换个说法再问一次，也可以转人工客服。",
  unknownNear:
    "抱歉，这个问题我没有找到确切的答案。下面几篇也许有帮助；也可以换个说法再问，或者转人工客服。",
  unknownOffered: "这个问题可以在这里直接处理：点下面的按钮，一步一步来。",
  unknownAgain: (hours) =>
    `抱歉，我还是没有找到答案。可以转人工客服，你在这里说过的内容会一并转过去，最迟${hours}小时内答复。`,
  onlyFiles: "我看不了文件。请用文字说说遇到了什么问题，或者转人工客服，他们会看到你的文件。",
  greeting: "你好！请直接说说遇到了什么问题，我来帮你找答案。",
  thanks: "不客气！还有别的问题随时问我。",
  goodbye: "好的，再见！有需要随时再来。",
  agreement: "好的，还有别的问题随时问我。",
  noted: "好的，记下了。遇到了什么问题？如果转人工客服，这些会一并转过去。",
  person: (hours) =>
    `好的，请点下面的“找人工客服”。你在这里说过的内容会一并转过去，最迟${hours}小时内答复。`,
  offer: {
    negative_feeling: (hours) =>
      `很抱歉让你遇到这样的事。点下面的“找人工客服”，会优先处理，不用再说一遍，最迟${hours}小时内答复。`,
    person_first: (hours) => `这类问题也可以直接找人工客服，最迟${hours}小时内答复。`,
    repeated_question: (hours) =>
      `看来刚才的回答没有解决问题。可以转人工客服，你说过的内容会一并转过去，最迟${hours}小时内答复。`,
  },
  offerMissed: (hours) => `如果都不是，可以转人工客服，最迟${hours}小时内答复。`,
};

const en: BotWords = {
  clarify: "Which of these do you mean?",
  beside: "If that is not what you asked, one of the choices below may be.",
  unknown:
    "Sorry, I have not found an answer to that. Try asking in other words, or talk to a person.",
  unknownNear:
    "Sorry, I have not found an exact answer to that. One of these may help; or ask in other words, or talk to a person.",
  unknownOffered: "You can settle this right here: press the button below and go step by step.",
  unknownAgain: (hours) =>
    `Sorry, I still have no answer. Talk to a person: what you wrote here goes along, and you get a reply within ${hours} hours at the latest.`,
  onlyFiles:
    "I cannot read files. Tell me in words what is wrong, or talk to a person: they will see your files.",
  greeting: "Hello! Tell me what is wrong and I will look for the answer.",
  thanks: "You are welcome! Ask me any time.",
  goodbye: "Goodbye! Come back whenever you need me.",
  agreement: "Good. Is there anything else? Just ask.",
  noted: "Noted. What is it about? If you talk to a person, this goes along.",
  person: (hours) =>
    `Of course: press “Talk to a person” below. What you wrote here goes along, and you get a reply within ${hours} hours at the latest.`,
  offer: {
    negative_feeling: (hours) =>
      `I am sorry this happened. Press “Talk to a person” below: you go ahead of others, need not tell it twice, and get a reply within ${hours} hours at the latest.`,
    person_first: (hours) =>
      `With this you can also go straight to a person, who replies within ${hours} hours at the latest.`,
    repeated_question: (hours) =>
      `It seems my answer did not help. Talk to a person: what you wrote here goes along, and you get a reply within ${hours} hours at the latest.`,
  },
  offerMissed: (hours) =>
    `If it is none of these, talk to a person, who replies within ${hours} hours at the latest.`,
};

/** The bot speaks Chinese where it is asked in Chinese, else English. */
export function botWords(locale: string): BotWords {
  return /^zh\b/i.test(locale) ? zh : en;
}
