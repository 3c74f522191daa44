// Part of the web's Encoding Standard, so in every browser and in Node; not in the language's types.
declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };

/**
 * The 6,763 characters of GB 2312 in its order, the common half by sound: nearly all that a text in
 * simplified Chinese is written with. Decoded rather than written out, which would cost 15 KB.
 * @throws RangeError where the runtime was built without this encoding
 */
export function gb2312Characters(): string[] {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) {
    // The common half ends five places early.
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell);
  }
  return [...new TextDecoder("gbk").decode(Uint8Array.from(bytes))];
}
