/*
 * Every number of an answer, with its unit: `7|workday`, `1-7|workday`, `50|yuan`, `3|`. What is said
 * in words (seven days, 七天) is the same.
 */

const UNITS: readonly [pattern: RegExp, unit: string][] = [
  [/^个?工作日|^(?:working|business)[ -]days?\b/, "workday"],
  [/^个?(?:自然|日历)日|^calendar[ -]days?\b/, "day"],
  [/^天|^日|^days?\b/, "day"],
  [/^个?(?:小时|钟头)|^(?:hours?|hrs?)\b/, "hour"],
  [/^分钟?(?!之)|^(?:minutes?|mins?)\b/, "minute"],
  [/^秒钟?|^(?:seconds?|secs?)\b/, "second"],
  [/^个?(?:星期|礼拜)|^周|^weeks?\b/, "week"],
  [/^个?月|^months?\b/, "month"],
  [/^年|^years?\b/, "year"],
  [/^%|^percent\b|^per cent\b/, "%"],
  [/^(?:元|块|yuan\b|rmb\b|cny\b)/, "yuan"],
  [/^(?:美元|dollars?\b|usd\b)/, "dollar"],
  [/^(?:欧元|euros?\b|eur\b)/, "euro"],
  [/^次|^times?\b/, "time"],
  [/^折/, "折"],
  [/^倍/, "倍"],
  [/^(?:kb|mb|gb)\b/, "bytes"],
];
const CURRENCIES: Readonly<Record<string, string>> = {
  "¥": "yuan",
  $: "dollar",
  "€": "euro",
  "£": "pound",
};

const ENGLISH = new Map(
  (
    "two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 " +
    "fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 " +
    "forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90"
  )
    .split(" ")
    .map((pair) => pair.split("=") as [string, string]),
);
const ENGLISH_WORD = new RegExp(`\\b(${[...ENGLISH.keys()].join("|")})\\b`, "g");
const ENGLISH_ONE =
  /\b(?:an?|one)\b(?= (?:hour|day|week|month|year|minute|working day|business day)\b)/g;
const CHINESE =
  /[零〇一二两三四五六七八九十百千万]+(?=个?(?:工作日|自然日|小时|钟头|星期|礼拜|天|日|分钟|秒|周|月|年|元|块|次|折|倍))/g;
const CHINESE_HALF = /半(?=个?(?:小时|钟头|天|日|月|年))/g;
const WEEKDAY = /(?:周|星期|礼拜)([一二三四五六日天])/g;

/** The quantities a text says; for a range also that of its upper end, where `forms` is "said". */
export function quantitiesOf(text: string, forms: "asked" | "said"): string[] {
  const plain = inDigits(text);
  const found: string[] = [];
  const add = (value: string, unit: string) => {
    found.push(`${value}|${unit}`);
    if (forms === "said" && unit !== "") found.push(`${value}|`);
  };
  const NUMBER =
    /([¥$€£])?\s?(\d+(?:[-/.:]\d+){2,}|\d+:\d+|\d+(?:,\d{3})*(?:\.\d+)?)(?:\s*(?:-|–|—|~|to|至|到)\s*[¥$€£]?(\d+(?:\.\d+)?)(?![-/.:]?\d))?/g;
  for (const match of plain.matchAll(NUMBER)) {
    const [whole, currency, first = "", second] = match;
    const rest = plain.slice(match.index + whole.length).replace(/^[\s-]*(?:full |whole |整)?/, "");
    const unit = (currency && CURRENCIES[currency]) ?? unitOf(rest);
    if (second === undefined) add(canonical(first), unit);
    else {
      add(`${canonical(first)}-${canonical(second)}`, unit);
      if (forms === "said") add(canonical(second), unit);
    }
  }
  for (const [, day = ""] of text.matchAll(WEEKDAY)) {
    found.push(`weekday ${day === "天" ? "日" : day}|`);
  }
  return found;
}

function unitOf(rest: string): string {
  return UNITS.find(([pattern]) => pattern.test(rest))?.[1] ?? "";
}

function canonical(number: string): string {
  return number.replace(/,(?=\d{3})/g, "").replace(/^0+(?=\d)/, "");
}

function inDigits(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(ENGLISH_ONE, "1")
    .replace(ENGLISH_WORD, (word) => ENGLISH.get(word) ?? word)
    .replace(/\b([2-9]0)[- ]([1-9])\b/g, (_, tens: string, ones: string) => `${+tens + +ones}`)
    .replace(/\b(\d+) (hundred|thousand)\b/g, (_, count: string, word: string) =>
      String(Number(count) * (word === "hundred" ? 100 : 1_000)),
    )
    .replace(CHINESE_HALF, "0.5")
    .replace(CHINESE, (word) => String(chineseNumber(word)));
}

function chineseNumber(word: string): number {
  const digits = "零一二三四五六七八九";
  let total = 0;
  let digit = 0;
  for (const sign of word.replaceAll("两", "二").replaceAll("〇", "零")) {
    const power = { 十: 10, 百: 100, 千: 1_000, 万: 10_000 }[sign];
    if (power === undefined) digit = digit * (total === 0 ? 10 : 1) + digits.indexOf(sign);
    else {
      total = power === 10_000 ? (total + digit) * power : total + (digit || 1) * power;
      digit = 0;
    }
  }
  return total + digit;
}
