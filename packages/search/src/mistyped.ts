// What Chinese input methods most often put for words of a help centre: the same sound, or nearly so.
const WORDS: readonly (readonly [wrong: RegExp, meant: string])[] = [
  [/帐/g, "账"],
  [/登(陆|路|入)/g, "登录"],
  [/注消|住销/g, "注销"],
  [/退(宽|筐|欵)/g, "退款"],
  [/重值|充直/g, "充值"],
  [/题现|体现(?=到账|失败|多久|不了)/g, "提现"],
  [/(绑|帮)订(?=手机|银行|微信|号)/g, "绑定"],
  [/订但|定单/g, "订单"],
  [/发漂/g, "发票"],
];

/** A question with the commonest wrong characters put right. */
export function righted(text: string): string {
  let right = text;
  for (const [wrong, meant] of WORDS) right = right.replace(wrong, meant);
  return right;
}
