import { expect, test } from "vitest";
import { mergeCategories } from "./merge-categories.ts";

const category = (slug: string, title = slug) => ({ slug, title, description: "", icon: "star" });
const stored = [category("gifts"), category("payment", "Paying")];
const imported = [category("payment"), category("account"), category("live")];
const slugs = (isEdited: boolean, needed: string[]) =>
  mergeCategories({ stored, imported }, { isEdited, needed: new Set(needed) }).map(
    ({ slug, title }) => (slug === title ? slug : `${slug} as ${title}`),
  );

test("[ED3] edited categories stay, with what the import's articles stand in besides", () => {
  expect(slugs(true, ["account", "payment"])).toEqual(["gifts", "payment as Paying", "account"]);
});

test("else the folder's are put in their place, but for what articles written here stand in", () => {
  expect(slugs(false, ["payment"])).toEqual(["payment", "account", "live"]);
  expect(slugs(false, ["gifts"])).toEqual(["payment", "account", "live", "gifts"]);
});
