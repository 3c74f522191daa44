/** The words of the plain ticket page. */
export type TicketPageWords = {
  title: string;
  lead: string;
  subject: string;
  description: string;
  email: string;
  choose: string;
  other: string;
  about: string;
  send: string;
  optional: string;
  noFiles: string;
  filed: string;
  number: string;
  code: string;
  keep: string;
  within: (hours: number) => string;
  again: string;
  wrong: string;
  wasSent: string;
  signIn: (site: string) => string;
  problems: Record<string, string>;
};

const zh: TicketPageWords = {
  title: "提交工单",
  lead: "写下你遇到的问题，客服人员会跟进处理。",
  subject: "标题",
  description: "问题描述",
  email: "邮箱",
  choose: "请选择",
  other: "其他类型的问题",
  about: "问题类型",
  send: "提交",
  optional: "选填",
  noFiles: "这个页面不能上传文件，可以在提交后的回复中补充。",
  filed: "工单已提交",
  number: "工单编号",
  code: "查询码",
  keep: "请记下编号和查询码，凭这两项可以随时查询进度。查询码只显示这一次。",
  within: (hours) => `我们会在${hours}小时内答复。`,
  again: "再提交一张",
  wrong: "有几处需要修改：",
  wasSent: "这份表单已经提交过一张工单。要用修改后的内容再提交一张，请再点一次“提交”。",
  signIn: (site) => `请先登录${site}，再使用网站里的帮助联系我们。`,
  problems: {
    required: "必填",
    too_long: "内容太长",
    too_small: "数值太小",
    too_big: "数值太大",
    not_a_number: "请填写数字",
    not_a_date: "请填写日期",
    not_a_phone: "请填写电话号码",
    not_an_email: "请填写邮箱地址",
    not_an_option: "请从选项中选择",
    other: "内容有误",
  },
};

const en: TicketPageWords = {
  title: "File a ticket",
  lead: "Tell us what is wrong and a person will look into it.",
  subject: "Subject",
  description: "What happened",
  email: "E-mail",
  choose: "Please choose",
  other: "It is about something else",
  about: "What it is about",
  send: "Send",
  optional: "optional",
  noFiles: "This page cannot send files; you can add them in a reply.",
  filed: "Your ticket is filed",
  number: "Ticket number",
  code: "Look-up code",
  keep: "Write down number and code: together they open your ticket at any time. The code is shown only this once.",
  within: (hours) => `You get a reply within ${hours} hours.`,
  again: "File another",
  wrong: "Some fields need a change:",
  wasSent:
    "This form has filed a ticket already. Send it again to file another one as it now stands.",
  signIn: (site) => `Sign in to ${site} and use the help there to write to us.`,
  problems: {
    required: "This is needed",
    too_long: "This is too long",
    too_small: "This is too small",
    too_big: "This is too big",
    not_a_number: "This must be a number",
    not_a_date: "This must be a date",
    not_a_phone: "This must be a phone number",
    not_an_email: "This must be an e-mail address",
    not_an_option: "Please choose one of the options",
    other: "This does not hold",
  },
};

export function ticketPageWords(locale: string): TicketPageWords {
  return /^zh\b/i.test(locale) ? zh : en;
}
