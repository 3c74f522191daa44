import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

/**
 * Starts the Chromium named by CHROMIUM_PATH, else the one that comes as an npm package.
 * The packaged one brings its libraries and Open Sans; Chinese needs Noto Sans CJK from the system.
 */
export async function startChromium(): Promise<Browser> {
  const given = process.env.CHROMIUM_PATH;
  if (given) return chromium.launch({ executablePath: given, args: flags });
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs22.x";
  process.env.FONTCONFIG_PATH ??= await writeFontConfig();
  const packaged = (await import("@sparticuz/chromium")).default;
  return chromium.launch({ executablePath: await packaged.executablePath(), args: flags });
}

/** The packaged Chromium sees only its own fonts by default: add those of the system. */
async function writeFontConfig(): Promise<string> {
  const folder = join(tmpdir(), "helpbuoy-fonts");
  const sources = ["/usr/share/fonts", "/usr/local/share/fonts", join(tmpdir(), "fonts")];
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, "fonts.conf"),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${sources.map((source) => `\t<dir>${source}</dir>`).join("\n")}
	<cachedir>${join(folder, "cache")}</cachedir>
</fontconfig>
`,
  );
  return folder;
}
