import { isEmail } from "@helpbuoy/protocol";
import { openDeps } from "../main.ts";
import { createServices } from "../services.ts";
import { SettingsError, type Settings } from "../settings.ts";
import { print } from "./print.ts";
import { readSiteKey } from "./serve.ts";

export type AgentFlags = {
  site?: string | undefined;
  name?: string | undefined;
  admin?: boolean | undefined;
};

/** `helpbuoy agent create <address>`: a new agent, or a new password for one there is. */
export async function agent(
  settings: Settings,
  [act, email]: readonly string[],
  flags: AgentFlags,
): Promise<void> {
  if (act !== "create" || email === undefined || flags.site === undefined) {
    throw new SettingsError("helpbuoy agent create <address> --site <key>");
  }
  if (!isEmail(email)) throw new SettingsError(`"${email}" is not an e-mail address.`);
  const siteKey = readSiteKey(flags.site);
  const deps = await openDeps(settings);
  try {
    const { sites, agents } = createServices(deps);
    if (!(await sites.find(siteKey))) throw new SettingsError(`There is no site "${siteKey}".`);
    const name = flags.name ?? email.split("@")[0] ?? email;
    const password = await agents.create(siteKey, {
      email,
      name,
      role: flags.admin ? "admin" : "agent",
    });
    print(`e-mail    ${email}`);
    print(`password  ${password}`);
  } finally {
    await deps.database.destroy();
  }
}
