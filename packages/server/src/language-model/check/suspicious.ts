import { fold } from "./coverage.ts";

/*
 * What an answer may not bring along, however well the rest of its sentence stands in the passage.
 */

// A scheme, www, @, or a dot between letters as in a host's name; also with the dots that browsers take for one.
const ADDRESS =
  /[a-z][a-z\d+.-]*:\/\/|\bwww\b|\b(?:javascript|data|mailto|tel):|[@＠]|[\p{L}\p{N}](?:[.．｡]|\[\.\]|\(\.\))[\p{L}]{2,}|[a-z\d]。[a-z]/iu;
// What nobody sees: controls, bidi marks, joiners of zero width, private and unassigned characters.
const UNSEEN = /[^\P{C}\n]/u;

/** Whether a text names an address of any kind. */
export function namesAddress(text: string): boolean {
  return ADDRESS.test(text) || ADDRESS.test(text.normalize("NFKC"));
}

/** Whether it holds characters that are not seen. */
export function hasUnseen(text: string): boolean {
  return UNSEEN.test(text);
}

// What those ask for who want to harm a visitor; the passage itself has to speak of it.
const TOUCHY =
  /\b(?:passwords?|passcodes?|pin|cvv|otp|codes?|tokens?|keys?|secrets?|transfers?|wire|deposit|download|install|click|visit|website|link|dot|com|net|org|app store|apk|whatsapp|telegram|wechat|qq|bitcoin|crypto|gift cards?|bank account|card number|log ?in|sign ?in)\b|密码|口令|验证码|校验码|密钥|转账|汇款|打款|下载|安装|点击|链接|网址|网站|微信|支付宝|银行卡号|身份证|加群|扫码|二维码|私聊/gi;

/** The touchy words of a text, as they are compared. */
export function touchyWords(text: string): string[] {
  return [...fold(text).matchAll(TOUCHY)].map(([word]) => word.replace(/s$/, ""));
}

const LATIN = /[\p{sc=Latin}\p{N}][\p{sc=Latin}\p{N}'’_-]*/gu;

/**
 * The names of a sentence, folded: words with a capital that do not begin it, or with digits among
 * letters; in a text without spaces every Latin word.
 */
export function namesOf(sentence: string): string[] {
  const isSpaced = !/\p{sc=Han}/u.test(sentence);
  const names: string[] = [];
  for (const match of sentence.normalize("NFKC").matchAll(LATIN)) {
    const [word] = match;
    if (/^\p{N}+$/u.test(word) || word === "I" || /^I['’]/.test(word)) continue;
    const isFirst = !/[\p{L}\p{N}]/u.test(sentence.slice(0, match.index));
    const isName = /\p{Lu}/u.test(isFirst ? word.slice(1) : word) || /\p{L}\p{N}/u.test(word);
    if (!isSpaced || isName) names.push(fold(word).replace(/['’]s$/, ""));
  }
  return names;
}
