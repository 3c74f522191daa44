/** What the bot says in its own words; answers are in the words of their articles (SPEC BT1). */
export type BotWords = {
  clarify: string;
  unknown: string;
  unknownNear: string;
  unknownAgain: (hours: number) => string;
  onlyFiles: string;
  greeting: string;
  thanks: string;
  goodbye: string;
  person: (hours: number) => string;
};

const zh: BotWords = {
  clarify: "你想了解的是下面哪一个？",
  unknown: "抱歉，这个问题我没有找到答案。可以换个说法再问一次，也可以提交工单，由客服人员处理。",
  unknownNear:
    "抱歉，这个问题我没有找到确切的答案。下面几篇也许有帮助；也可以换个说法再问，或者提交工单，由客服人员处理。",
  unknownAgain: (hours) =>
    `抱歉，我还是没有找到答案。建议提交工单，你在这里说过的内容会一并转给客服人员，${hours}小时内答复。`,
  onlyFiles: "我看不了文件。请用文字说说遇到了什么问题，或者提交工单，客服人员会看到你的文件。",
  greeting: "你好！请直接说说遇到了什么问题，我来帮你找答案。",
  thanks: "不客气！还有别的问题随时问我。",
  goodbye: "好的，再见！有需要随时再来。",
  person: (hours) =>
    `好的。提交一张工单就会有客服人员来处理，你在这里说过的内容会一并转给他们，${hours}小时内答复。`,
};

const en: BotWords = {
  clarify: "Which of these do you mean?",
  unknown:
    "Sorry, I have not found an answer to that. Try asking in other words, or file a ticket and a person will look into it.",
  unknownNear:
    "Sorry, I have not found an exact answer to that. One of these may help; or ask in other words, or file a ticket and a person will look into it.",
  unknownAgain: (hours) =>
    `Sorry, I still have no answer. A ticket reaches a person: what you wrote here goes along, and you get a reply within ${hours} hours.`,
  onlyFiles:
    "I cannot read files. Tell me in words what is wrong, or file a ticket: the person who takes it will see your files.",
  greeting: "Hello! Tell me what is wrong and I will look for the answer.",
  thanks: "You are welcome! Ask me any time.",
  goodbye: "Goodbye! Come back whenever you need me.",
  person: (hours) =>
    `Of course. File a ticket and a person takes it: what you wrote here goes along, and you get a reply within ${hours} hours.`,
};

/** The bot speaks Chinese where it is asked in Chinese, else English. */
export function botWords(locale: string): BotWords {
  return /^zh\b/i.test(locale) ? zh : en;
}
