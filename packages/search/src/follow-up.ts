import { analyse } from "./analyse.ts";
import { fold } from "./fold.ts";
import type { Term } from "./analyse.ts";
import type { Aspect, BotArticle } from "./decision.ts";

// How each aspect is asked for, and how a section that deals with it reads.
const ASPECTS: readonly (readonly [Aspect, asked: RegExp, told: RegExp])[] = [
  [
    "time",
    /how (long|soon|many (days|hours))|\bwhen\b|多久|多长时间|[多几]少?(天|个?小时|个?工作日)|[什啥何]么?时候?|时间/g,
    /\b(day|hour|minute|week|month|time)s?\b|how long|[\d一二三两几] ?(天|日|个?小时|分钟|周|个月|个?工作日)|时间|多久/,
  ],
  [
    "cost",
    /how much|\b(cost|price|fee|charge|free)s?\b|多少钱|[费免收]费|费用|运费|手续费|[要花]钱/g,
    /\b(cost|price|fee|charge|free|pay)[sd]?\b|[$¥€£]|费|\d ?[元%]/,
  ],
  [
    "failure",
    /\b(why|still|(does|did|is|do|can)?(nt| ?not))\b( work(ing|s)?)?|\bfail(ed|s)?\b|\berrors?\b|还是?不[行可能好]以?|不行|不成功|失败|没用|没反应|为什么|为啥|[报出]错/g,
    /\bfail|\berror|n[o'’]t\b|problem|reject|失败|不成功|不了|报错|没有?(收到|反应|到账)|异常|问题|原因|驳回/,
  ],
  [
    "conditions",
    /\b(conditions?|requirements?|eligible|need(ed)?|required|allowed|who can|documents?)\b|条件|要求|资格|需要什么|材料|限制/g,
    /\b(conditions?|requirements?|eligible|requires?|must|need|documents?)\b|条件|要求|资格|需要|必须|材料|限制/,
  ],
  [
    "steps",
    /\b(how (do|can|to)|steps?|where)\b|怎么[办操弄做]?|如何|步骤|在?哪里?/g,
    /\b(steps?|how to|tap|click|open)\b|步骤|操作|点击|打开|怎么/,
  ],
];

const LINKS = /^(那么?|然后|另外|还有|and|so|what about|how about|but|ok|then)(?=[^a-z]|$)/;
const POINTS = /\b(it|that|this)\b|[这那]个|它/;
const POINTERS = /\b(it|that|this|they|them|take|takes|one)\b|这个|那个|它|这|那|需要|大概|一般/g;
// Characters that, alone between stop words, tell nothing.
const EMPTY = /^[要有得到能会花是来给]$/;

export type FollowUp = {
  readonly aspect: Aspect | undefined;
  /** What the query tells besides its aspect; nothing means it only makes sense after a topic. */
  readonly rest: readonly Term[];
  /** Begins as one goes on (and …, 那 …). */
  readonly linked: boolean;
};

/** Reads what a query asks of a topic that may stand before it. */
export function readFollowUp(query: string): FollowUp {
  let text = fold(query).replace(/['’]/g, "").trim();
  const linked = LINKS.test(text) || POINTS.test(text);
  text = text.replace(LINKS, " ");
  const aspect = ASPECTS.find(([, asked]) => text.search(asked) >= 0);
  if (aspect) text = text.replace(aspect[1], " ");
  const rest = analyse(`${text.replace(POINTERS, " ")} `).filter(
    (term) => !term.stop && !EMPTY.test(term.text),
  );
  return { aspect: aspect?.[0], rest, linked };
}

export type SectionFit = {
  readonly section: number | undefined;
  /** How much of the rest stands somewhere in the article, 0 to 1. */
  readonly coverage: number;
};

/** The section of an article that deals best with an aspect and with the rest of what was asked. */
export function fitSection(
  article: BotArticle,
  aspect: Aspect | undefined,
  rest: readonly Term[],
): SectionFit {
  const told = ASPECTS.find(([name]) => name === aspect)?.[2];
  const share = (text: string): number =>
    rest.length ? rest.filter((term) => text.includes(term.text)).length / rest.length : 0;
  let section: number | undefined;
  let best = 0.5;
  let all = fold(`${article.title} ${article.questions.join(" ")}`);
  article.sections.forEach(({ heading, text }, at) => {
    const head = fold(heading);
    const body = fold(text);
    all += ` ${head} ${body}`;
    const fit =
      (told?.test(head) ? 2 : 0) + (told?.test(body) ? 1 : 0) + 1.5 * share(head) + share(body);
    if (fit > best) {
      best = fit;
      section = at;
    }
  });
  return { section, coverage: share(all) };
}
