import { analyse } from "./analyse.ts";
import { fold } from "./fold.ts";
import { stem } from "./stem.ts";
import { canonical } from "./tokenise.ts";
import type { Term } from "./analyse.ts";
import type { Aspect, BotArticle } from "./decision.ts";

const SENTENCE = /[^。；;\n]+?(?:[。；;\n]|[.!?](?=\s)|$)\s*/g;
// Words that ask, and in a heading announce.
const ASKING = /哪些|什么|需?要|怎么办?|呢|了/g;
/** What a word in a section's heading gains against one in its text. */
const HEADED = 3;
const SAID = 1.5;
/** What another form of a word counts. */
const OTHER_FORM = 0.6;
/** What the opening of an article loses against a section that fits as well. */
const OPENED = 0.1;
/** From this share of common words on (Dice), a heading was said. */
const NAMED = 0.75;

// How each aspect is asked for, and how a section that deals with it reads.
const ASPECTS: readonly (readonly [Aspect, asked: RegExp, told: RegExp])[] = [
  [
    "time",
    /(\bhow (long|soon|many (days|hours))|\bwhen\b)( (until|till|before|do(es)?|will|would|is|it|that|this|they|i|have|to|wait|takes?|arrives?|comes?)\b)*|(大[概约]|一般|还|最[快晚])?[要得需]?(多久|多长时间|[多几]少?(天|个?小时|个?工作日)|[什啥何]么?时候?)[能才会可以]*(到账|收到|[出有]?结果|答复|回复|处理|审核|通过|生效|退|好|到(?!期))?|时间/g,
    /\b(day|hour|minute|week|month|time)s?\b|how long|[\d一二三两几] ?(天|日|个?小时|分钟|周|个月|个?工作日)|时间|多久/,
  ],
  [
    "cost",
    /how much|\b(cost|price|fee|charge|free)s?\b|多少钱|[费免收]费|费用|运费|手续费|[要花付]钱/g,
    /\b(cost|price|fee|charge|free|pay)[sd]?\b|[$¥€£]|费|钱|\d ?[元%]/,
  ],
  [
    "failure",
    /\b(why|still|(does|did|is|do|can)?(nt| ?not))\b( work(ing|s)?)?|\bfail(ed|s)?\b|\berrors?\b|\b(was|were|is|been|got|get) (refused|rejected|turned down|denied)\b|还是?[不没][行可能好到有]?以?|不行|不成功|失败|没用|没反应|为什么|为啥|[报出]错|没通过|不通过|通不过|被拒绝?|没收到|没到账?|不了/g,
    /\bfail|\berror|n[o'’]t\b|problem|reject|refuse|turned down|\blate\b|goes wrong|失败|不成功|不了|报错|没有?(收到|反应|到账|到|通过)|不通过|被拒|异常|问题|原因|驳回/,
  ],
  [
    "conditions",
    /\b(conditions?|requirements?|eligible|need(ed)?|required|allowed|who can|documents?|papers?|limits?|how (many|often))\b|条件|要求|资格|需要什么|材料|限制|多少[个次]?|[几多]次/g,
    /\b(conditions?|requirements?|eligible|requires?|must|need|documents?|papers?|limits?)\b|条件|要求|资格|需要|必须|材料|限制|限额/,
  ],
  [
    "steps",
    /\b(how (do|can|to)|steps?|where)\b|[怎咋]么?[办操弄做整]?|如何|步骤|在?哪里?/g,
    /\b(steps?|how to|tap|click|open)\b|步骤|操作|点击|打开|怎么(?!办)/,
  ],
];

const TROUBLE = ASPECTS.find(([name]) => name === "failure")?.[2];

const LINKS =
  /^(那么?|然后|另外|还有|如果|要是|万一|and|so|what (about|if)|how about|but|ok|then)(?=[^a-z]|$)/;
// What is meant was named before: it, 这个, 信用卡呢.
const POINTS = /\b(it|that|this|they|them)\b|[这那]个|它|(呢|的话|的)[\s?？。!！]*$/;
const POINTERS =
  /\b(it|that|this|they|them|take|takes|one|if|what)\b|这个|那个|它|这|那|需要|大概|一般/g;
// Characters that, alone between stop words, tell nothing.
const EMPTY = /^[要有得到能会花是来给才就都也还]$/;

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
  /** How much of the rest stands in its headings, 0 to 1. */
  readonly headed: number;
};

/** The section of an article that deals best with an aspect and with the rest of what was asked. */
export function fitSection(
  article: BotArticle,
  aspect: Aspect | undefined,
  rest: readonly Term[],
): SectionFit {
  const told = ASPECTS.find(([name]) => name === aspect)?.[2];
  const sections = article.sections.map(({ heading, text }) => {
    const [head, body] = [fold(heading), fold(text)];
    const inHead = holder(head);
    const inBody = holder(body);
    return { head, body, inHead, holds: (term: Term) => Math.max(inHead(term), inBody(term)) };
  });
  // What stands in few of the sections tells which of them is meant.
  const weights = rest.map((term) => {
    const many = sections.reduce((sum, { holds }) => sum + holds(term), 0);
    return many && 1 / Math.max(1, many);
  });
  const all = weights.reduce((sum, one) => sum + one, 0) || 1;
  const share = (holds: (term: Term) => number): number =>
    rest.reduce((sum, term, at) => sum + holds(term) * (weights[at] as number), 0) / all;
  // What to do when it fails answers nobody who asks how long it takes.
  const isCalm = aspect !== undefined && aspect !== "failure" && aspect !== "steps";
  let section: number | undefined;
  let best = 0.5;
  sections.forEach(({ head, body, inHead, holds }, at) => {
    const fit =
      (told?.test(head) ? 2 : 0) +
      (told?.test(body) ? 1 : 0) +
      HEADED * share(inHead) +
      SAID * share(holds) -
      (isCalm && TROUBLE?.test(head) ? 1 : 0) -
      // The first of them was said already.
      (at === 0 && share(holds) > 0 ? OPENED : 0);
    if (fit > best) {
      best = fit;
      section = at;
    }
  });
  const titled = holder(fold(`${article.title} ${article.questions.join(" ")}`));
  const part = (holds: (term: Term) => boolean) =>
    rest.length && rest.filter(holds).length / rest.length;
  return {
    section,
    coverage: part((term) => titled(term) > 0 || sections.some(({ holds }) => holds(term) > 0)),
    headed: part((term) => sections.some(({ inHead }) => inHead(term) > 0)),
  };
}

/**
 * The sentences of a text that deal best with an aspect and the rest of what was asked; undefined
 * where none stands out.
 */
export function fitSentences(
  text: string,
  aspect: Aspect | undefined,
  rest: readonly Term[],
): string | undefined {
  const told = ASPECTS.find(([name]) => name === aspect)?.[2];
  const sentences = text.match(SENTENCE) ?? [];
  const fits = sentences.map((sentence) => {
    const folded = fold(sentence);
    const holds = holder(folded);
    return (told?.test(folded) ? 1 : 0) + rest.filter((term) => holds(term) > 0).length;
  });
  const best = Math.max(...fits);
  const chosen = sentences.filter((_, at) => fits[at] === best);
  if (best <= 0 || chosen.length === sentences.length) return undefined;
  return chosen.join("").trim();
}

/** Tells how a term stands in a folded text, 0 to 1: as it is, or another form of the word. */
function holder(folded: string): (term: Term) => number {
  const text = canonical(folded);
  return ({ text: word, gram }) => {
    if (text.includes(gram ? word : ` ${word} `)) return 1;
    return !gram && text.includes(` ${stem(word)}`) ? OTHER_FORM : 0;
  };
}

/** Whether what was asked is the heading of one of an article's sections, give or take a word. */
export function namedSection({ sections }: BotArticle, query: string): number | undefined {
  const words = telling(query);
  const at = sections.findIndex(({ heading }) => {
    const head = telling(heading);
    const shared = words.filter((word) => head.includes(word)).length;
    return shared > 0 && (2 * shared) / (words.length + head.length) >= NAMED;
  });
  return at < 0 ? undefined : at;
}

const telling = (text: string): string[] =>
  analyse(`${text.replace(ASKING, " ")} `).flatMap((term) =>
    term.stop ? [] : [term.gram ? term.text : stem(term.text)],
  );
