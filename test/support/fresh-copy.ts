import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { root } from "./root.ts";
import { leftOut } from "./source-files.ts";

/**
 * The repository as it stands after `git clone` and `npm install`: sources alone, nothing built, no
 * data. Installed packages are links to the ones here; our own are links to the copy's.
 */
export function makeFreshCopy(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), "helpbuoy-copy-"));
  cpSync(root, folder, { recursive: true, filter: (path) => !leftOut.has(basename(path)) });
  linkPackages("node_modules");
  for (const name of readdirSync(join(root, "packages"))) {
    if (readdirSync(join(root, "packages", name)).includes("node_modules")) {
      linkPackages(`packages/${name}/node_modules`);
    }
  }

  function linkPackages(place: string): void {
    mkdirSync(join(folder, place));
    for (const name of readdirSync(join(root, place))) {
      const [from, to] = [join(root, place, name), join(folder, place, name)];
      // These are links already, to places inside the repository: they stay what they are.
      const isOurs = [".bin", "@helpbuoy", "helpbuoy"].includes(name);
      if (isOurs) cpSync(from, to, { recursive: true, verbatimSymlinks: true });
      else symlinkSync(from, to);
    }
  }

  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
