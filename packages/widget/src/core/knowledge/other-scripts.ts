import { hasUnseen, search, type SearchHit, type SearchIndex } from "@helpbuoy/search";
import type { PinyinHit, PinyinIndex } from "@helpbuoy/search/pinyin";
import { signal } from "@preact/signals-core";
import type { Environment } from "../environment.ts";
import { inSlices } from "../slices.ts";

/** A hit, and what of the text answers, where that is not written as it was typed. */
export type OtherHit = SearchHit & { said?: string };

/**
 * Search that also finds Chinese texts by Latin letters (pinyin) and by traditional characters. The
 * table of each is fetched the first time one types so; answers are signals', so that whoever asked
 * in an effect asks again when it is there. One that does not come changes nothing.
 */
export function createOtherScripts(
  environment: Pick<Environment, "ticks" | "yieldToPage">,
  load = {
    pinyin: () => import("@helpbuoy/search/pinyin"),
    traditional: () => import("@helpbuoy/search/traditional"),
  },
) {
  type Ear = { index: SearchIndex; find(asked: string, limit: number): PinyinHit[] };
  const ear = signal<Ear | undefined>(undefined);
  const simplify = signal<((text: string) => string) | undefined>(undefined);
  let listensTo: SearchIndex | undefined;
  let isReading = false;

  async function listen(index: SearchIndex): Promise<void> {
    if (listensTo === index) return;
    listensTo = index;
    try {
      const { buildPinyinIndex, searchPinyin } = await load.pinyin();
      const steps: Generator<void, PinyinIndex> = buildPinyinIndex(index);
      const pinyin = await inSlices(steps, environment, new AbortController().signal);
      if (!pinyin || listensTo !== index) return;
      ear.value = { index, find: (asked, limit) => searchPinyin(pinyin, asked, { limit }) };
    } catch {
      // Its code did not come, or the browser lacks the encoding: search does without.
    }
  }

  async function read(): Promise<void> {
    if (isReading) return;
    isReading = true;
    try {
      simplify.value = (await load.traditional()).toSimplified;
    } catch {
      // As above.
    }
  }

  return {
    find(index: SearchIndex, asked: string, limit: number): OtherHit[] {
      const simplified = simplify.value?.(asked) ?? asked;
      const heard = ear.value;
      if (isChinese(index)) {
        if (/[a-z]/i.test(asked)) void listen(index);
        else if (simplified === asked && hasUnseen(index, asked)) void read();
      }
      // Sounds once there also tell a wrong character of the right sound.
      const hits: OtherHit[] =
        heard?.index === index
          ? heard.find(simplified, limit)
          : search(index, simplified, { limit });
      return simplified === asked ? hits : hits.map((hit) => ({ said: simplified, ...hit }));
    },
  };
}

const SAMPLE = 2_000; // units that tell what an index is written in

/** A quarter of Chinese characters: with Latin letters between them, and still no English index. */
function isChinese({ units }: SearchIndex): boolean {
  const sample = units.subarray(0, SAMPLE);
  return sample.filter((unit) => unit >= 0x4e00 && unit <= 0x9fff).length > sample.length / 4;
}
