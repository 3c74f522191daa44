import type { ProblemCode } from "@helpbuoy/protocol";

/** The languages in which people can read what went wrong. */
export const problemLanguages = ["en", "zh-CN"] as const;
export type ProblemLanguage = (typeof problemLanguages)[number];

/** One sentence per code and language (SPEC ER2). */
export const problemTitles: Record<ProblemCode, Record<ProblemLanguage, string>> = {
  malformed_json: {
    en: "The request's body is not valid JSON.",
    "zh-CN": "请求内容不是有效的JSON。",
  },
  invalid_input: {
    en: "Some of what was sent does not hold; see the issues.",
    "zh-CN": "提交的内容有误，请查看各项说明。",
  },
  idempotency_key_missing: {
    en: "This request needs an Idempotency-Key header.",
    "zh-CN": "此请求需要Idempotency-Key请求头。",
  },
  idempotency_key_reused: {
    en: "This idempotency key was used for something else.",
    "zh-CN": "这个幂等键已用于另一个请求。",
  },
  unknown_site: { en: "There is no site with this key.", "zh-CN": "没有使用这个标识的站点。" },
  origin_not_allowed: {
    en: "This site does not allow requests from this page.",
    "zh-CN": "站点不允许从这个页面发起请求。",
  },
  token_missing: {
    en: "This needs a token, and none was sent or it is not known.",
    "zh-CN": "缺少令牌，或令牌无效。",
  },
  token_expired: {
    en: "This token has expired; get a new one.",
    "zh-CN": "令牌已过期，请重新获取。",
  },
  not_permitted: { en: "You may not do this.", "zh-CN": "你没有权限执行此操作。" },
  not_found: { en: "There is nothing at this address.", "zh-CN": "找不到你要的内容。" },
  ticket_not_found: {
    en: "No ticket has this number and code. Check both and try again.",
    "zh-CN": "没有找到与此编号和查询码对应的工单，请核对后重试。",
  },
  article_not_found: { en: "There is no such article.", "zh-CN": "没有这篇文章。" },
  conversation_closed: {
    en: "This conversation is closed. Start a new one to write again.",
    "zh-CN": "这个会话已关闭，如需继续请发起新的会话。",
  },
  transition_not_allowed: {
    en: "The conversation cannot change in this way from where it is.",
    "zh-CN": "会话当前的状态不能这样变更。",
  },
  assigned_to_other: {
    en: "Another agent has this conversation.",
    "zh-CN": "这个会话已由另一位客服接手。",
  },
  file_too_big: { en: "The file is too big.", "zh-CN": "文件太大。" },
  file_type_not_allowed: {
    en: "Files of this type are not taken.",
    "zh-CN": "不支持这种类型的文件。",
  },
  not_eligible: {
    en: "Something is still missing for this.",
    "zh-CN": "办理条件还不满足。",
  },
  code_unavailable: {
    en: "No code can be sent at the moment.",
    "zh-CN": "暂时无法发送验证码。",
  },
  code_expired: {
    en: "This code no longer counts. Ask for a new one.",
    "zh-CN": "验证码已失效，请重新获取。",
  },
  body_too_big: { en: "The request is too big.", "zh-CN": "请求内容太大。" },
  too_many_requests: {
    en: "Too many requests. Please wait a little and try again.",
    "zh-CN": "操作太频繁，请稍后再试。",
  },
  sign_in_failed: {
    en: "E-mail address or password is wrong.",
    "zh-CN": "邮箱或密码不正确。",
  },
  second_factor_required: {
    en: "The code of your authenticator, or a recovery code, is needed.",
    "zh-CN": "请输入身份验证器上的动态码，或一个恢复码。",
  },
  password_change_required: {
    en: "Choose a password of your own first.",
    "zh-CN": "请先设置你自己的密码。",
  },
  sign_in_required: {
    en: "The invited address belongs to an agent. Sign in with it to take the invitation.",
    "zh-CN": "受邀邮箱已有客服账号，请先用它登录再接受邀请。",
  },
  cross_site_request: {
    en: "This can only be done from our own pages.",
    "zh-CN": "此操作只能在本站页面上进行。",
  },
  identity_invalid: {
    en: "This does not say who you are in a way that can be trusted. Sign in to the site again.",
    "zh-CN": "无法确认你的身份，请在网站上重新登录。",
  },
  context_invalid: {
    en: "What the site says of orders and products cannot be trusted.",
    "zh-CN": "无法确认网站提供的订单和商品信息。",
  },
  signature_invalid: {
    en: "The signature does not hold.",
    "zh-CN": "签名无效。",
  },
  identity_required: {
    en: "Sign in to the site to write to us here.",
    "zh-CN": "请先登录网站，再在这里联系我们。",
  },
  edited_by_other: {
    en: "Someone else has saved this in the meantime. Look at their version before you save yours.",
    "zh-CN": "在你编辑时有人保存了新的内容，请先看看对方的版本再保存。",
  },
  link_expired: {
    en: "This link was used or has expired. Ask for a new one.",
    "zh-CN": "这个链接已使用过或已过期，请重新获取。",
  },
  shutting_down: {
    en: "The server is restarting. Please try again in a moment.",
    "zh-CN": "服务正在重启，请稍后再试。",
  },
  internal: {
    en: "Something went wrong on our side. Please try again.",
    "zh-CN": "服务出现问题，请重试。",
  },
};
