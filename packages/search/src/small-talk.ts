import { fold } from "./fold.ts";
import { canonical } from "./tokenise.ts";

// None repeats what may repeat itself: a thousand of 嗯 is read as fast as one.
const MOODS = {
  greeting:
    /^(hi|hello|hey|good (morning|afternoon|evening)|[你您]们?好|嗨|哈喽|在[吗么]|有人[吗么]|[早上中下午晚]+好)( there| again|[呀啊哦])*$/,
  thanks:
    /^((ok|okay|great|cool|nice|awesome|perfect|got it|好的?|嗯|行|(知道|明白|懂)了?|没事了|不用了) ?)*(many )?(thanks|thank you|thx|非常感谢|感谢|多谢|谢谢?)( a lot| (so|very) much| again| for (your|the|all your) help|[你您]的帮[助忙]|[你您了啦啊哈]| )*$/,
  goodbye:
    /^((ok|okay|thanks|no|好的?|谢谢) ?)*(bye( bye)?|goodbye|see you( later)?|thats (all|it)|再见|拜拜|没事了|没有了)[了啦]?$/,
  agreement:
    /^((ok|okay|i see|got it|understood|alright|all right|cool|great|perfect|makes sense|好的|好吧|嗯|哦|噢|(知道|明白|懂|清楚)了|原来如此)[了啦呀啊 ]*)+$/,
};
export type Mood = keyof typeof MOODS;

const plain = (text: string): string => canonical(fold(text)).trim();

/** The mood of a text that is small talk and nothing more. */
export const moodOf = (text: string): Mood | undefined =>
  (Object.keys(MOODS) as Mood[]).find((mood) => MOODS[mood].test(plain(text)));

// 人工 alone is no request: 人工审核要多久 asks about a review.
const PERSON =
  /[转找要叫换接系](一下|个|到|接|你们)*(人工|真人|客服)|(人工|真人)(客服|服务|坐席)|^(人工|真人|客服)$|\b(talk|speak|chat|connect me|transfer me|get me|want|need)( (to|with|speak|talk|chat))* (an? |some|the |your )?((real |live |human )*(human|person|agent|someone|one|somebody|representative|operator|support|customer service))\b|\b(human|live|real) (agent|person|support)\b|^(human|agent|operator|representative)( please)?$/;

/** Whether a text asks for a person. */
export const asksForPerson = (text: string): boolean => PERSON.test(plain(text));

const OPENS =
  /^\s*(?:(?:[你您]们?好|嗨|哈喽|在吗|hi(?: there)?|hello(?: there)?|hey|good (?:morning|afternoon|evening))[\s,，.。!！~～、呀啊]+|请问(?:一下|下)?[\s,，]*|(?:[你您]们?好)(?=请问|我想))/i;

/** A question without the greeting before it; what is nothing but a greeting stays as it is. */
export function withoutGreeting(text: string): string {
  if (moodOf(text)) return text;
  const left = text.replace(OPENS, "").replace(OPENS, "");
  return left.trim() ? left : text;
}
