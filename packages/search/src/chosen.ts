import { fold } from "./fold.ts";
import { readFollowUp } from "./follow-up.ts";
import { stem } from "./stem.ts";
import { canonical } from "./tokenise.ts";

// The first, 第二个, 3, the last one.
const PLACE =
  /^(?:我?(?:要|选|想问)?第?([一二三四1-4])[个项篇条]?|(?:the |option |number )?(first|second|third|fourth|[1-4])(?: one)?|(最后)一?[个项篇条]?|(?:the )?(last)(?: one)?)[的吧]?$/;
const NONE =
  /^(都不(是|对)|不是(这些|这几个)?|没有(我要的)?|no|nope|neither|none|(neither|none) of (these|them|those|the above))[的啊吧]?$/;
const PLACES = "一二三四1234";
const ORDINALS = ["first", "second", "third", "fourth"];
/** From this share of what was said on, a choice may be meant. */
const MEANT = 0.5;

export type Chosen = {
  readonly id: string;
  /** Told by its place, or by nothing but words of its title. */
  readonly sure: boolean;
};

/** Whether a text says that none of the choices just offered is meant. */
export const choosesNone = (text: string): boolean => NONE.test(canonical(fold(text)).trim());

/** Which of the choices just offered a text names, by its place or by words of its title alone. */
export function chosen(
  text: string,
  choices: readonly string[],
  title: (id: string) => string,
): Chosen | undefined {
  if (choices.length === 0) return undefined;
  const placed = choices[placeOf(canonical(fold(text)).trim(), choices.length)];
  if (placed !== undefined) return { id: placed, sure: true };
  const { rest } = readFollowUp(text);
  if (rest.length === 0) return undefined;
  const shares = choices.map((id) => {
    const words = canonical(fold(title(id)));
    const shared = rest.filter(({ text: word, gram }) =>
      words.includes(gram ? word : ` ${stem(word)}`),
    );
    return shared.length / rest.length;
  });
  const most = Math.max(...shares);
  const at = shares.indexOf(most);
  if (most < MEANT || shares.lastIndexOf(most) !== at) return undefined;
  return { id: choices[at] as string, sure: most === 1 };
}

/** The place from 0 that a text names, -1 where it names none. */
function placeOf(text: string, count: number): number {
  const [, digit, ordinal, ...last] = PLACE.exec(text) ?? [];
  if (last.some(Boolean)) return count - 1;
  if (digit) return PLACES.indexOf(digit) % 4;
  if (!ordinal) return -1;
  return ORDINALS.includes(ordinal) ? ORDINALS.indexOf(ordinal) : Number(ordinal) - 1;
}
