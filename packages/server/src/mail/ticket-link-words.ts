/** The words of the pages that a letter's link leads to. */
export type TicketLinkWords = {
  title: string;
  lead: string;
  open: string;
  expired: string;
  expiredText: string;
  reply: string;
  send: string;
  closed: string;
  rateTitle: string;
  rate: string;
  comment: string;
  rated: (score: number) => string;
  stars: readonly string[];
  status: Record<string, string>;
  you: string;
  assistant: string;
};

const zh: TicketLinkWords = {
  title: "查看工单",
  lead: "点下面的按钮打开你的工单。这个链接只能用一次。",
  open: "打开工单",
  expired: "链接已失效",
  expiredText: "这个链接已使用过或已过期。收到新的邮件后请用新的链接，也可以用编号和查询码查询。",
  reply: "回复",
  send: "发送",
  closed: "这张工单已关闭。",
  rateTitle: "这次服务怎么样？",
  rate: "提交评价",
  comment: "想补充点什么？（选填）",
  rated: (score) => `你评了${score}星，谢谢！`,
  stars: ["很差", "较差", "一般", "满意", "非常满意"],
  status: {
    new: "新",
    open: "处理中",
    pending: "等待你回复",
    on_hold: "搁置",
    resolved: "已解决",
    closed: "已关闭",
  },
  you: "你",
  assistant: "智能助手",
};

const en: TicketLinkWords = {
  title: "Your ticket",
  lead: "Press the button to open your ticket. The link works once.",
  open: "Open the ticket",
  expired: "This link works no more",
  expiredText:
    "It was used, or is too old. Use the link of a newer letter, or track the ticket by its number and code.",
  reply: "Reply",
  send: "Send",
  closed: "This ticket is closed.",
  rateTitle: "How was it?",
  rate: "Send rating",
  comment: "Anything to add? (optional)",
  rated: (score) => `You gave ${score} of 5 stars. Thank you!`,
  stars: ["Very bad", "Bad", "Fair", "Good", "Very good"],
  status: {
    new: "New",
    open: "In progress",
    pending: "Waiting for you",
    on_hold: "On hold",
    resolved: "Resolved",
    closed: "Closed",
  },
  you: "You",
  assistant: "Assistant",
};

export function ticketLinkWords(locale: string): TicketLinkWords {
  return /^zh\b/i.test(locale) ? zh : en;
}
