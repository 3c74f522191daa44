import { EVIDENCE } from "./evidence.ts";
import type { IntentModel } from "./intent-model.ts";

/** The first byte of an encoded model. */
export const FORMAT = 1;
/** Weights are ± the largest · (level / 8)², level 1 to 8: fine near nothing, where most are. */
export const LEVELS = 8;
/** Where the numbers begin: after the format and a checksum of four bytes. */
export const HEAD = 5;

/**
 * Reads what `encodeIntentModel` wrote.
 * @returns undefined for anything else, a cut or a changed byte among it; never throws.
 */
export function decodeIntentModel(bytes: Uint8Array): IntentModel | undefined {
  try {
    return read(bytes);
  } catch {
    // Sizes and names that no encoder writes.
    return undefined;
  }
}

function read(bytes: Uint8Array): IntentModel | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint8(0) !== FORMAT || view.getUint32(1) !== checksum(bytes)) return undefined;
  let at = HEAD;
  // Seven bits a byte, the lowest first; the highest bit says that more follow.
  const number = (): number => {
    const byte = view.getUint8(at++);
    return byte < 128 ? byte : byte - 128 + number() * 128;
  };
  const float = () => view.getFloat32((at += 4) - 4);
  const ascending = (count: number) => {
    let last = 0;
    return Uint32Array.from({ length: count }, () => (last += number()));
  };
  let names = "";
  for (let left = number(); left > 0; left--) names += String.fromCharCode(number());
  const labels = JSON.parse(names) as string[];
  const classes = number();
  const bits = number();
  const hashes = ascending(number());
  const starts = Uint32Array.of(0, ...ascending(hashes.length));
  const entries = starts[hashes.length]!;
  const classOf = Uint16Array.from({ length: entries }, number);
  const scope = Float32Array.from({ length: EVIDENCE }, float);
  const bias = Float32Array.from({ length: classes }, float);
  const most = float();
  const weights = Float32Array.from({ length: entries }, (_, entry) => {
    const nibble = (view.getUint8(at + (entry >> 1)) >> ((entry & 1) * 4)) & 15;
    const level = ((nibble & 7) + 1) / LEVELS;
    return (nibble & 8 ? -most : most) * level * level;
  });
  return { labels, classes, bits, hashes, starts, classOf, weights, bias, scope };
}

/** Of all bytes after the head: a model that was cut or changed on its way is not read at all. */
export function checksum(bytes: Uint8Array): number {
  let sum = bytes.length;
  for (let at = HEAD; at < bytes.length; at++) sum = Math.imul(sum ^ bytes[at]!, 0x01000193);
  return sum >>> 0;
}
