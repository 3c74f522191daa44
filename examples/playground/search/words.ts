/** What the page writes as it runs; names of fields, kinds and reasons it does not know stay as they are. */
export type Words = {
  title: string;
  loading: string;
  building: string;
  failed: string;
  again: string;
  empty: string;
  nothing: string;
  unasked: string;
  found(count: string, time: string): string;
  decidedIn(time: string): string;
  /** How much of the query stands in a text. */
  coverage(share: string): string;
  score: string;
  made: string;
  /** What was understood, where it is not written as it was typed. */
  said(text: string): string;
  confidence: string;
  familiarity: string;
  candidates: string;
  section: string;
  parts: string;
  slots: string;
  offer: string;
  fields: Readonly<Record<string, string>>;
  kinds: Readonly<Record<string, string>>;
  meanings: Readonly<Record<string, string>>;
  named: Readonly<Record<"answer" | "choice" | "near", string>>;
  reasons: Readonly<Record<string, string>>;
};

const en: Words = {
  title: "Search and answers · Helpbuoy playground",
  loading: "Fetching the knowledge pack…",
  building: "Building the index…",
  failed: "The knowledge pack did not come.",
  again: "Try again",
  empty: "Type, or press an example: every letter searches anew.",
  nothing: "Nothing found.",
  unasked: "What you type is also asked as a question.",
  found: (count, time) => `${count} found in ${time}`,
  decidedIn: (time) => `decided in ${time}`,
  coverage: (share) => `holds ${share} of the query`,
  score: "Score",
  made: "made up",
  said: (text) => `understood as ${text}`,
  confidence: "Confidence",
  familiarity: "Familiarity",
  candidates: "Which article answers, if any does",
  section: "section",
  parts: "Read as several questions",
  slots: "Told by the way",
  offer: "A person is offered",
  fields: { title: "title", questions: "another way to ask", keywords: "keyword", body: "text" },
  kinds: {
    answer: "Answers",
    clarify: "Asks back",
    unknown: "Does not know",
    smalltalk: "Small talk",
    person_requested: "Fetches a person",
  },
  meanings: {
    answer: "One article is likely enough to be said outright.",
    clarify: "It is about something we know, but more than one article fits: choices are offered.",
    unknown: "Nothing here is about that, and the bot says so.",
    smalltalk: "No question: it greets or thanks back.",
    person_requested: "The visitor asks for a person and gets one.",
  },
  named: { answer: "answer", choice: "choice", near: "near" },
  reasons: {
    negative_feeling: "the visitor sounds upset",
    person_first: "in this category a person stands by",
    repeated_question: "the question comes again",
    low_confidence: "nothing was sure enough",
  },
};

const zh: Words = {
  title: "搜索与回答 · Helpbuoy 演示场",
  loading: "正在获取知识包…",
  building: "正在建立索引…",
  failed: "知识包没有取到。",
  again: "重试",
  empty: "打几个字，或者点一个例子：每打一个字都会重新搜索。",
  nothing: "没有找到。",
  unasked: "打的字也会当作一个问题来问。",
  found: (count, time) => `找到 ${count} 条，用时 ${time}`,
  decidedIn: (time) => `判断用时 ${time}`,
  coverage: (share) => `含查询词的 ${share}`,
  score: "得分",
  made: "拼出来的标题",
  said: (text) => `理解为“${text}”`,
  confidence: "把握",
  familiarity: "是否在行",
  candidates: "若有文章能回答，会是哪一篇",
  section: "段落",
  parts: "读作几个问题",
  slots: "顺带说到",
  offer: "建议找人工",
  fields: { title: "标题", questions: "其他问法", keywords: "关键词", body: "正文" },
  kinds: {
    answer: "直接回答",
    clarify: "反问",
    unknown: "不知道",
    smalltalk: "寒暄",
    person_requested: "转人工",
  },
  meanings: {
    answer: "有一篇文章足够可能，直接说出来。",
    clarify: "问的是我们懂的事，但不止一篇合适：给出选项。",
    unknown: "这里没有写到这件事，就照实说。",
    smalltalk: "不是问题：回以问候或道谢。",
    person_requested: "访客要找人工，就转给人工。",
  },
  named: { answer: "回答", choice: "选项", near: "相近" },
  reasons: {
    negative_feeling: "访客听起来不高兴",
    person_first: "这一类问题有人工候着",
    repeated_question: "同一个问题又问了一遍",
    low_confidence: "没有足够的把握",
  },
};

export const wordsOf = (locale: string): Words => (locale.startsWith("zh") ? zh : en);
