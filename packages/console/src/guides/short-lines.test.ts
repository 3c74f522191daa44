import { expect, test } from "vitest";
import { linesWithin } from "./short-lines.ts";

test.each([
  ["Short", 21, 2, ["Short"]],
  ["Is the video still not playing?", 21, 2, ["Is the video still", "not playing?"]],
  [
    "Is the video still not playing after you waited?",
    21,
    2,
    ["Is the video still", "not playing after yo…"],
  ],
  [
    "视频还是不能播放的话请重新打开应用再试一次",
    21,
    2,
    ["视频还是不能播放的话请", "重新打开应用再试一次"],
  ],
  ["视频还是不能播放", 8, 1, ["视频还…"]],
  ["Incomprehensibilities", 8, 2, ["Incompre", "hensibi…"]],
  ["", 8, 2, []],
])("[F6.04] %s fits into the picture", (text, units, lines, expected) => {
  expect(linesWithin(text, units, lines)).toEqual(expected);
});
