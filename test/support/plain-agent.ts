import { call } from "./agent.ts";
import { runCommand } from "./command.ts";
import type { RunningServer } from "./start-server.ts";

/** A new agent of the demo site, with no more than an agent may do, who has chosen a password. */
export async function createPlainAgent(
  { url, folder }: Pick<RunningServer, "url" | "folder">,
  { email = "new@example.com", name = "Zed" } = {},
): Promise<{ email: string; password: string }> {
  const password = "four words are enough";
  const made = await runCommand(
    `npx --no helpbuoy agent create ${email} --site demo --name ${name}`,
    { environment: { HELPBUOY_DATA: folder } },
  );
  const given = /password +(\S+)/.exec(made.stdout)?.[1] ?? "";
  const { token } = await call<{ token: string }>(`${url}/v1/agents/sign-in`, {
    method: "POST",
    body: { email, password: given },
  });
  await call(`${url}/v1/agents/password`, {
    method: "POST",
    token,
    body: { old: given, new: password },
  });
  return { email, password };
}
