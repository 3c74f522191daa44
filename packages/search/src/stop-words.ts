// Words that ask rather than tell. They only weigh less in a query, the index holds every word, so
// a list may change without a rebuild. Chinese ones must not sit inside common words (会 in 会员).
const WORDS = new Set(
  (
    "a an the i im ive my me we our you your it its this that there is are am be was been do does did " +
    "have has had can could will would should how what when where why who which to of in on at for from " +
    "with and or but if so about please get some any"
  ).split(" "),
);
const GRAMS =
  /为?什么|怎么[样办]?|怎样|如何|哪[里儿]|请问|可不?可?以|能不能|能否|是不是|是否|一下|有没有|[你我他]们?的?|[吗呢吧啊呀了的]/g;

/** Whether a folded word only serves the sentence. */
export const isStopWord = (word: string): boolean => WORDS.has(word);

/** A run without spaces, with a space for each unit that only serves the sentence. */
export const blankStops = (run: string): string =>
  run.replace(GRAMS, (found) => " ".repeat(found.length));
