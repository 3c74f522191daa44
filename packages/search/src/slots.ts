/** What a talk is about besides its topic, as the visitor wrote it. */
export type Slots = {
  readonly order?: string;
  readonly amount?: string;
  readonly account?: string;
};

// A number of an order is long and may carry letters and dashes; without its name, only if it is long.
const ORDER =
  /(?:订单编?号?|单号|\border(?: (?:number|no\.?|id))?)\s*(?:是|为|is)?\s*[:：#]?\s*([a-z]{0,4}-?\d[\d-]{5,23})(?![\w-])|(?:^|[^\w-])(\d{15,24})(?![\w-])/i;
const AMOUNT =
  /([¥￥$€£]\s?\d[\d,]*(?:\.\d{1,2})?)|(?:^|[^\d.,])(\d[\d,]*(?:\.\d{1,2})?\s?(?:元|块钱?|rmb\b|yuan\b|usd\b|dollars?\b))/i;
// What is called an account must look like a name of one: "account banned" names none.
const ACCOUNT =
  /(?:[账帐]号|用户名|浪花号|\buid|\b(?:account|user ?name|user id))\s*(?:是|为|叫|is)?\s*[:：]?\s*(@[\w.-]{3,29}|(?=[\w.-]*\d)\w[\w.-]{3,29})(?![\w.-])|(?:^|[^\w@.])(@[a-z0-9][\w.-]{2,29})(?![\w.-])/i;

/** What one text tells of order, amount and account; what it does not tell is missing. */
export function readSlots(text: string): Slots {
  const found = (pattern: RegExp) => {
    const match = pattern.exec(text);
    return match?.[1] ?? match?.[2];
  };
  const order = found(ORDER);
  const amount = found(AMOUNT);
  const account = found(ACCOUNT);
  return { ...(order && { order }), ...(amount && { amount }), ...(account && { account }) };
}

// What only says that a number follows: 我的订单号是, my order number is, I paid.
const NAMES =
  /我的?|订单编?号?|单号|[账帐]号|用户名|浪花号|金额|付了?|[是为叫]|\b(my|the|order|account|user ?name|amount|number|no|id|is|was|it|i|paid)\b/gi;

/** A text without the order, amount and account it tells: they say nothing of what is asked. */
export function withoutSlots(text: string): string {
  let left = text;
  for (const value of Object.values(readSlots(text))) left = left.replace(value, " ");
  return left;
}

/** Whether a text tells order, amount or account and nothing else. */
export const onlyTellsSlots = (text: string): boolean => {
  const left = withoutSlots(text);
  return left !== text && !/[\p{L}\p{N}]/u.test(left.replace(NAMES, " "));
};
