// @vitest-environment happy-dom
import fc from "fast-check";
import { expect } from "vitest";
import { createLoader, type Settings } from "../../packages/widget/src/loader/loader.ts";
import { matchesPath } from "../../packages/widget/src/loader/settings.ts";
import { fuzz, textOf } from "./fuzz.ts";

const nothing = {
  core: () => new Promise<never>(() => {}),
  panel: () => new Promise<never>(() => {}),
  prefetch() {},
};
const text = textOf([
  ..."#.:,*/[]()\"'\\;{}<>&=%+-? \n\0",
  "demo",
  "https://help.example",
  "javascript:alert(1)",
  "#fff",
  "red;background:url(https://evil.example)",
  "var(--x)",
  "start",
  "end",
  "20,30",
  "1e999",
  "-1",
  "zh-CN",
  "en_US",
  "xx-",
  "/checkout/*",
  "*",
  "idle",
  ":has(*",
  "#none",
  "帮助",
  "<img src=x onerror=alert(1)>",
]);
// What a page's script can put there, which is not asked for its types.
const value = fc.oneof(
  text,
  fc.constantFrom<unknown>(null, undefined, 0, 7, Number.NaN, true, false, [], ["a"], {}, 5n),
  fc.constant(() => {}),
  fc.json().map((json): unknown => JSON.parse(json)),
);
const names = ["backend", "locale", "theme", "color", "position", "offset", "zIndex", "hideOn"];
const settings = (one: fc.Arbitrary<unknown>) =>
  fc.tuple(
    fc.dictionary(fc.constantFrom(...names, "launcher", "label", "nonce", "prefetch"), one),
    fc.oneof({ weight: 4, arbitrary: fc.constant<unknown>("demo") }, one),
  );

async function expectQuiet([some, site]: [object, unknown]): Promise<void> {
  const hosts = () => document.querySelectorAll("helpbuoy-widget");
  // The case that the time's end interrupted has left its own.
  const before = hosts().length;
  const call = createLoader({ ...some, site } as Settings, nothing, () => {});
  expect(hosts().length).toBe(before + (site ? 1 : 0));
  // What it says is text, wherever it is shown.
  for (const { shadowRoot } of hosts()) {
    const drawn = [...(shadowRoot?.querySelectorAll("*") ?? [])].map(({ localName }) => localName);
    expect(
      [...new Set(drawn)].filter((one) => !["button", "b", "a", "style"].includes(one)),
    ).toEqual([]);
  }
  // Waits for a core that never comes.
  void call("diagnose", []);
  await call("update", [some]);
  await call("destroy", []);
  expect(hosts().length).toBe(before);
}

fuzz(
  "[P12] [P1] whatever a tag says, nothing is thrown into the page, and no more than one launcher is there",
  fc.asyncProperty(settings(text), expectQuiet),
);

fuzz(
  "[P12] [P1] nor where a page's own script says something that is no text at all",
  fc.asyncProperty(settings(value), expectQuiet),
  [
    [[{ label: 5 }, "demo"]],
    [[{ hideOn: ["/a"] }, "demo"]],
    [[{ launcher: {} }, "demo"]],
    [[{ locale: 7 }, "demo"]],
    [[{ offset: 12, zIndex: 3, color: 4 }, "demo"]],
    [[{ nonce: null, label: null, hideOn: true }, "demo"]],
  ],
);

/** Milliseconds that a busy machine may take for what takes one. */
const MOST = 2_000;

const path = fc
  .array(fc.constantFrom(..."ab/.-%*+()[]^$\\|中"), { maxLength: 30 })
  .map((signs) => `/${signs.join("")}`);

fuzz(
  "[P12] a path's pattern is itself and its stars, and nothing of it is a rule of another language",
  fc.property(path, fc.array(fc.nat({ max: 30 }), { maxLength: 3 }), (literal, places) => {
    const plain = literal.replace(/[*,]/g, "");
    expect(matchesPath(plain, plain)).toBe(true);
    expect(matchesPath(`${plain}x`, plain)).toBe(false);
    // A star stands for whatever it takes the place of.
    const starred = [...plain]
      .map((sign, at) => (places.includes(at) && at > 0 ? "*" : sign))
      .join("");
    expect(matchesPath(plain, starred)).toBe(true);
    expect(matchesPath(plain, `/none,${starred}`)).toBe(true);
  }),
);

fuzz(
  "[P12] [P10] no pattern holds the page up",
  fc.property(
    fc.nat({ max: 400 }),
    fc.nat({ max: 40 }),
    fc.constantFrom("a", "/", "ab"),
    (length, stars, piece) => {
      const start = performance.now();
      matchesPath(`/${piece.repeat(length)}`, `${`*${piece}`.repeat(stars)}!`);
      expect(performance.now() - start).toBeLessThan(MOST);
    },
  ),
  [[400, 12, "a"]],
);
