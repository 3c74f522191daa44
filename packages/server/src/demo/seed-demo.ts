import { randomBytes } from "node:crypto";
import { print } from "../cli/print.ts";
import type { Services } from "../services.ts";

const SITE = "demo";
const EMAIL = "agent@example.com";
/** Known to everyone, so only for a server that no one else can reach. */
const LOOPBACK_PASSWORD = "helpbuoy-demo";

/**
 * Makes the demo site on the first start.
 * @returns the sign-in of its agent, where it was made now
 */
export async function seedDemo(
  { sites, imports, agents }: Services,
  { folder, isLoopback }: { folder: string; isLoopback: boolean },
): Promise<{ email: string; password: string } | undefined> {
  if (!(await sites.find(SITE))) {
    await sites.create({
      key: SITE,
      name: "浪花 Spindrift",
      locales: ["zh-CN", "en"],
      defaultLocale: "zh-CN",
      replyWithinHours: 24,
      videoHosts: [],
      origins: ["loopback"],
    });
  }
  // A first start that was cut short is taken up again; later ones leave the site as it is.
  if (await imports.isEmpty(SITE)) {
    const prepared = await imports.prepare(SITE, folder);
    await imports.apply(SITE, prepared);
    for (const { file, line, reason } of prepared.folder.refused)
      print(`${file}:${line} ${reason}`);
  }
  if ((await agents.count(SITE)) > 0) return undefined;
  const password = isLoopback ? LOOPBACK_PASSWORD : randomBytes(15).toString("base64url");
  await agents.create(SITE, { email: EMAIL, name: "小浪 Sprout", role: "admin" }, password);
  return { email: EMAIL, password };
}
