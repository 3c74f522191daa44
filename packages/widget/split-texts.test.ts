import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { firstTexts } from "./split-texts.ts";
import en from "./src/panel/i18n/en.ts";

/** Every file of the panel that comes with the first load: what `index.tsx` imports without waiting. */
function firstLoad(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !existsSync(file)) return found;
  found.add(file);
  const source = readFileSync(file, "utf8");
  for (const [, path] of source.matchAll(
    /^(?:import|export) (?!type )[^;]*?from "(\.[^"]+)";/gms,
  )) {
    firstLoad(join(dirname(file), path as string), found);
  }
  return found;
}

test("the panel opens with every text that its first load can show", () => {
  const files = [...firstLoad(join(import.meta.dirname, "src/panel/index.tsx"))].filter(
    (file) => !file.includes("/i18n/"),
  );
  expect(files.length).toBeGreaterThan(15);
  const named = files.flatMap((file) =>
    // Any string that is a text's key counts: `text("help")`, a table of titles, but no comparison.
    [...readFileSync(file, "utf8").matchAll(/(?<!== )"(\w+)"/g)].map((match) => match[1] as string),
  );
  const missing = named.filter((name) => name in en && !firstTexts.includes(name as "help"));
  expect([...new Set(missing)]).toEqual([]);
});
