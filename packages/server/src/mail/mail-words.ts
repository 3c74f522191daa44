/** What letters say, in the language of the one they go to. */
export type MailWords = {
  verify: { subject: (site: string) => string; text: (number: string) => string; link: string };
  receipt: { subject: (site: string, number: string) => string; text: (by: string) => string };
  reply: { subject: (site: string, number: string) => string; text: (name: string) => string };
  resolved: { subject: (site: string, number: string) => string; text: string; link: string };
  transcript: { subject: (site: string, number: string) => string; text: string };
  invitation: {
    subject: (site: string) => string;
    text: (by: string, site: string) => string;
    link: string;
  };
  passwordReset: { subject: string; text: string; link: string };
  code: { subject: (site: string) => string; text: (code: string, task: string) => string };
  open: string;
  /** Why someone got this. */
  why: (site: string) => string;
  visitor: string;
  assistant: string;
};

const zh: MailWords = {
  verify: {
    subject: (site) => `${site}：请确认你的邮箱`,
    text: (number) =>
      `有人在提交工单 ${number} 时留下了这个邮箱。如果是你，请确认，之后的回复会发到这里；如果不是，不用理会，我们不会再发。`,
    link: "确认邮箱并查看工单",
  },
  receipt: {
    subject: (site, number) => `${site}：已收到你的工单 ${number}`,
    text: (by) => `我们已收到，最迟在 ${by} 前答复。`,
  },
  reply: {
    subject: (site, number) => `${site}：工单 ${number} 有新回复`,
    text: (name) => `${name} 回复了你：`,
  },
  resolved: {
    subject: (site, number) => `${site}：工单 ${number} 已解决`,
    text: "我们认为问题已经解决。没有解决的话，直接回复就会重新打开；也欢迎评价这次服务。",
    link: "查看并评价",
  },
  transcript: {
    subject: (site, number) => `${site}：会话记录 ${number}`,
    text: "这是你要的会话记录：",
  },
  invitation: {
    subject: (site) => `邀请你加入 ${site} 的客服团队`,
    text: (by, site) => `${by} 邀请你加入 ${site} 的客服团队。链接三天内有效。`,
    link: "接受邀请",
  },
  passwordReset: {
    subject: "重设客服工作台密码",
    text: "有人要求重设你的密码。如果是你，请在一小时内打开链接；如果不是，不用理会，密码没有变。",
    link: "设置新密码",
  },
  code: {
    subject: (site) => `${site}：你的验证码`,
    text: (code, task) =>
      `${code}\n\n这是“${task}”的验证码，十分钟内有效。不是你在操作的话，不用理会，也不要把它告诉任何人。`,
  },
  open: "查看工单",
  why: (site) => `你收到这封邮件，是因为在 ${site} 提交了工单。`,
  visitor: "你",
  assistant: "智能助手",
};

const en: MailWords = {
  verify: {
    subject: (site) => `${site}: please confirm your e-mail address`,
    text: (number) =>
      `Someone gave this address with ticket ${number}. If it was you, confirm it and replies come here; if not, ignore this and nothing more comes.`,
    link: "Confirm and open the ticket",
  },
  receipt: {
    subject: (site, number) => `${site}: we have your ticket ${number}`,
    text: (by) => `We have it, and answer by ${by} at the latest.`,
  },
  reply: {
    subject: (site, number) => `${site}: a reply to your ticket ${number}`,
    text: (name) => `${name} replied:`,
  },
  resolved: {
    subject: (site, number) => `${site}: your ticket ${number} is resolved`,
    text: "We think this is solved. If it is not, reply and it opens again. We would also like to know how it was.",
    link: "Open and rate",
  },
  transcript: {
    subject: (site, number) => `${site}: transcript of ${number}`,
    text: "The transcript you asked for:",
  },
  invitation: {
    subject: (site) => `Join the desk of ${site}`,
    text: (by, site) =>
      `${by} invites you to answer visitors of ${site}. The link holds for three days.`,
    link: "Accept",
  },
  passwordReset: {
    subject: "Reset your password for the desk",
    text: "Someone asked to reset your password. If it was you, open the link within an hour; if not, ignore this: nothing has changed.",
    link: "Choose a new password",
  },
  code: {
    subject: (site) => `${site}: your code`,
    text: (code, task) =>
      `${code}\n\nThis is your code for “${task}”; it counts for ten minutes. If you did not ask for it, ignore it, and tell it to nobody.`,
  },
  open: "Open the ticket",
  why: (site) => `You get this because you filed a ticket with ${site}.`,
  visitor: "You",
  assistant: "Assistant",
};

export function mailWords(locale: string): MailWords {
  return /^zh\b/i.test(locale) ? zh : en;
}
