// Writes src/traditional/table.ts: the common traditional characters (the first level of Big5) that
// are written otherwise in simplified Chinese, from OpenCC by opencc-js (Apache-2.0, MIT).
import { writeFileSync } from "node:fs";
import { Converter } from "opencc-js";

const simplify = Converter({ from: "t", to: "cn" });
const bytes: number[] = [];
for (let row = 0xa4; row <= 0xc6; row++) {
  for (let cell = 0x40; cell <= 0xfe; cell++) {
    if (cell > 0x7e && cell < 0xa1) continue;
    if (row === 0xc6 && cell > 0x7e) break;
    bytes.push(row, cell);
  }
}
const characters = [...new TextDecoder("big5").decode(Uint8Array.from(bytes))];
const pairs = characters
  .map((traditional) => [traditional, simplify(traditional)] as const)
  // One unit for one, so that places in the text stay what they were.
  .filter(([traditional, simplified]) => traditional !== simplified && simplified.length === 1)
  .sort(([, a], [, b]) => (a < b ? -1 : 1));

writeFileSync(
  new URL("../src/traditional/table.ts", import.meta.url),
  `// Written by tables/make-traditional.ts from OpenCC (Apache-2.0, (c) BYVoid); do not edit.
/** Traditional characters, and at the same places how they are written in simplified Chinese. */
export const TRADITIONAL =
  "${pairs.map(([traditional]) => traditional).join("")}";
export const SIMPLIFIED =
  "${pairs.map(([, simplified]) => simplified).join("")}";
`,
);
console.log(`${pairs.length} characters`);
