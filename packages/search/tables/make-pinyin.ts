// Writes src/pinyin/table.ts: how each of the 6,763 characters of GB 2312 sounds, from pinyin-pro
// (MIT). Run with node after a change here.
import { writeFileSync } from "node:fs";
import { pinyin } from "pinyin-pro";
import { gb2312Characters } from "../src/pinyin/gb2312.ts";

// Further readings that stand in words of everyday use; a search finds a character by any of them.
const OTHERS =
  "重chong 长zhang 行hang 乐yue 还huan 得dei 都du 着zhao 着zhuo 会kuai 没mo 便pian 调diao 传zhuan " +
  "藏zang 曾zeng 差chai 朝zhao 称chen 乘sheng 单shan 弹dan 提di 度duo 给ji 和huo 系ji 降xiang " +
  "角jue 校jiao 解xie 觉jiao 卡qia 壳qiao 落la 落lao 露lou 率shuai 埋man 模mu 强jiang 圈juan " +
  "色shai 省xing 石dan 识zhi 似shi 数shuo 说shui 宿xiu 尾yi 吓he 削xue 血xie 叶xie 钥yue 择zhai " +
  "折she 种chong 参shen 参cen 大dai 什shi 车ju 谁shei 那nei 哪nei 这zhei 熟shou 薄bo 剥bo 秘bi 呢ni " +
  "的di 粘zhan 查zha 奇ji 券xuan 缩su 朴piao 泊po 番pan 仔zi 膀pang 伯bai 迫pai 扎za 拗niu 盛cheng " +
  "屏bing 臂bei 辟bi 柏bo 咽ye 嚼jue 夹ga 佛fu 劲jing 勒lei 脉mo 娜nuo 茄jia 塞se 杉sha 属zhu 术zhu " +
  "纤qian 阿e 艾yi 恶wu 亲qing 地de 了le";

const characters = gb2312Characters();
const read = (character: string) =>
  pinyin(character, { toneType: "none", v: true }).replace("ve", "ue");
const sounds = characters.map((character) => split(read(character)));
const list = (part: 0 | 1) => [...new Set(sounds.map((sound) => sound[part]))].sort();
const initials = list(0);
const finals = list(1);
const letter = (at: number) => String.fromCharCode((at < 26 ? 97 : 65 - 26) + at);

function split(sound: string): [initial: string, final: string] {
  const [, initial = "", final = ""] = /^([zcs]h|[bpmfdtnlgkhjqxrzcsyw]?)(.*)$/.exec(sound) ?? [];
  return [initial, final];
}

writeFileSync(
  new URL("../src/pinyin/table.ts", import.meta.url),
  `// Written by tables/make-pinyin.ts from pinyin-pro (MIT, (c) zh-lx); do not edit.
/** What a sound may begin and end with, as it is typed. */
export const INITIALS: readonly string[] = "${initials.join(" ")}".split(" ");
export const FINALS: readonly string[] = "${finals.join(" ")}".split(" ");
/** One letter for each common character, in their order: its place in the lists above. */
export const BEGINS =
  "${sounds.map(([initial]) => letter(initials.indexOf(initial))).join("")}";
export const ENDS =
  "${sounds.map(([, final]) => letter(finals.indexOf(final))).join("")}";
/** Further readings of some. */
export const OTHERS =
  "${OTHERS}";
`,
);
