import { FORMAT, HEAD, LEVELS, checksum } from "./decode.ts";
import type { IntentModel } from "./intent-model.ts";

/**
 * Writes a model as bytes, one kind of number after the other, so that a compressor finds like beside
 * like. Weights keep four bits, so what `decodeIntentModel` gives back answers a little differently.
 */
export function encode(model: IntentModel): Uint8Array {
  const { hashes, starts, weights } = model;
  const bytes: number[] = [];
  const number = (value: number) => {
    let rest = value;
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest);
  };
  const floats = (...values: number[]) => {
    const view = new DataView(new ArrayBuffer(4 * values.length));
    values.forEach((value, at) => view.setFloat32(4 * at, value));
    for (let at = 0; at < view.byteLength; at++) bytes.push(view.getUint8(at));
  };
  const names = JSON.stringify(model.labels);
  number(names.length);
  for (let at = 0; at < names.length; at++) number(names.charCodeAt(at));
  number(model.classes);
  number(model.bits);
  number(hashes.length);
  hashes.forEach((hash, at) => number(hash - (hashes[at - 1] ?? 0)));
  hashes.forEach((_, at) => number(starts[at + 1]! - starts[at]!));
  model.classOf.forEach(number);
  const most = weights.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0);
  floats(...model.scope, ...model.bias, most);
  for (let at = 0; at < weights.length; at += 2) {
    bytes.push(nibble(weights[at]!, most) | (nibble(weights[at + 1] ?? 0, most) << 4));
  }
  const encoded = new Uint8Array(HEAD + bytes.length);
  encoded.set(bytes, HEAD);
  encoded[0] = FORMAT;
  new DataView(encoded.buffer).setUint32(1, checksum(encoded));
  return encoded;
}

function nibble(weight: number, most: number): number {
  const level = Math.round(Math.sqrt(Math.abs(weight) / (most || 1)) * LEVELS);
  return Math.max(level - 1, 0) | (weight < 0 ? 8 : 0);
}
