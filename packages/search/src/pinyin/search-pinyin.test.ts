import fc from "fast-check";
import { expect, test } from "vitest";
import { buildIndex } from "../index-builder.ts";
import { search } from "../search.ts";
import { buildPinyinIndex } from "./pinyin-index.ts";
import { searchPinyin } from "./search-pinyin.ts";
import { readSounds } from "./sounds.ts";

const index = buildIndex([
  { id: "refund", fields: { title: "怎么申请退款", body: "银行卡三天到账" } },
  { id: "arrive", fields: { title: "退款多久到账" } },
  { id: "phone", fields: { title: "更换绑定的手机号" } },
  { id: "app", fields: { title: "重置APP密码", questions: ["忘了密码怎么办"] } },
  { id: "xian", fields: { title: "西安站点" } },
  { id: "long", fields: { title: "头像长度" } },
  { id: "latin", fields: { title: "VPN 设置" } },
]);
const steps = buildPinyinIndex(index);
let step = steps.next();
while (!step.done) step = steps.next();
const pinyin = step.value;
const first = (query: string) => searchPinyin(pinyin, query)[0];

test.each([
  ["tuikuanduojiu", "arrive"], // whole
  ["tui kuan duo jiu", "arrive"],
  ["tkdj", "arrive"], // initials
  ["tuik duo", "arrive"], // mixed
  ["tuikuand", "arrive"], // half typed
  ["tuikuanduoji", "arrive"],
  ["genghuan", "phone"],
  ["shoujihao", "phone"], // inside
  ["sjh", "phone"],
  ["chongzhi", "app"], // the other reading
  ["czappmm", "app"], // with Latin letters in it
  ["czAPPmima", "app"],
  ["wanglemima", "app"],
  ["xian", "xian"],
  ["changdu", "long"],
  ["退kuan多久", "arrive"],
  ["推宽多久", "arrive"], // the right sound, the wrong characters
  ["更换邦定", "phone"],
  ["tuikuanduoqiu", "arrive"], // a syllable wrong
  ["vpn", "latin"],
])("%s finds %s first", (query, id) => {
  expect(first(query)?.id).toBe(id);
});

test("[F5.03] says what was heard, for showing it", () => {
  expect(first("sjh")?.said).toBe("手机号");
  expect(first("vpn")?.said).toBeUndefined();
});

test.each(["退款多久", "vpn"])("what is written as typed is found as ever: %s", (query) => {
  expect(searchPinyin(pinyin, query)).toEqual(search(index, query));
});

test.each(["", "   ", "zzzzqqqq", "yinhangka", "🙂", "ⅷ", "tuikuan".repeat(200)])(
  "%j finds nothing and throws nothing",
  (query) => {
    expect(searchPinyin(pinyin, query)).toEqual([]);
  },
);

test("nothing typed throws, and no hit comes twice", () => {
  const letters = fc.array(fc.constantFrom(..."tuikanzhogc款退 1"), { maxLength: 40 });
  fc.assert(
    fc.property(letters, (typed) => {
      const ids = searchPinyin(pinyin, typed.join("")).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test("an empty index has nothing to be heard", () => {
  const empty = buildPinyinIndex(buildIndex([]));
  let last = empty.next();
  while (!last.done) last = empty.next();
  expect(searchPinyin(last.value, "tk")).toEqual([]);
});

test.each([
  ["重", ["zhong", "chong"]],
  ["行", ["xing", "hang"]],
  ["长", ["chang", "zhang"]],
  ["乐", ["le", "yue"]],
  ["还", ["hai", "huan"]],
  ["女", ["nv"]],
  ["略", ["lue"]],
  ["款", ["kuan"]],
] as const)("%s sounds as %j", (character, sounds) => {
  expect(readSounds().get(character)).toEqual(sounds);
});
