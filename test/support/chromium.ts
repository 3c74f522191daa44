import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserServer } from "playwright-core";
import { root } from "./root.ts";

type Installed = { executablePath: string; environment: NodeJS.ProcessEnv };

const systemPlaces = [
  process.env["CHROME_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A Chromium of this machine, else the one that npm brought (Linux x64), unpacked once. */
export async function findChromium(): Promise<Installed> {
  const executablePath = systemPlaces.find((path) => path && existsSync(path));
  if (executablePath) return { executablePath, environment: {} };
  return unpackChromium();
}

async function unpackChromium(): Promise<Installed> {
  const manifest = join(root, "node_modules/@sparticuz/chromium/package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  const folder = join(tmpdir(), `helpbuoy-chromium-${version}`);
  if (!existsSync(folder)) {
    // Two test runs may start at once: each unpacks into its own folder, the first rename wins.
    const own = `${folder}.${process.pid}`;
    mkdirSync(own, { recursive: true });
    const before = { ...process.env };
    // The package unpacks to os.tmpdir(), and brings the libraries of a bare Linux only on Lambda.
    Object.assign(process.env, { TMPDIR: own, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" });
    try {
      const { default: packed } = await import("@sparticuz/chromium");
      await packed.executablePath();
      writeFileSync(join(own, "fonts", "fonts.conf"), fontsConfig(folder));
    } finally {
      for (const name of ["TMPDIR", "AWS_EXECUTION_ENV", "LD_LIBRARY_PATH", "FONTCONFIG_PATH"]) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
    try {
      renameSync(own, folder);
    } catch (error) {
      rmSync(own, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  const libraries = [join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]];
  return {
    executablePath: join(folder, "chromium"),
    environment: {
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(":"),
      FONTCONFIG_PATH: join(folder, "fonts"),
    },
  };
}

/** The machine's fonts (Chinese ones come from nowhere else) and the few that came along. */
function fontsConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts/cache</cachedir>
</fontconfig>
`;
}

/** Starts one browser for a whole test run; tests connect to its `wsEndpoint()`. */
export async function launchChromium(): Promise<BrowserServer> {
  const { executablePath, environment } = await findChromium();
  return chromium.launchServer({
    executablePath,
    env: { ...process.env, ...environment } as Record<string, string>,
    args: [
      "--no-sandbox",
      "--no-zygote",
      "--disable-dev-shm-usage",
      "--disable-gpu",
      "--font-render-hinting=none",
      // A microphone that beeps, for voice notes.
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      // Loopback origins of another port must count as other origins, and be reachable from each other.
      "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
    ],
  });
}
