import { runCommand } from "./command.ts";

/** Builds once what a run's test files would each find stale. */
export default async function setup(): Promise<void> {
  const { code, stdout, stderr } = await runCommand("npm run build -- --if-stale");
  if (code !== 0) throw new Error(`the widget does not build:\n${stdout}${stderr}`);
}
