import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { agent } from "./cli/agent.ts";
import { backup, restore } from "./cli/backup.ts";
import { doctor } from "./cli/doctor.ts";
import { exportFolder } from "./cli/export.ts";
import { importFolder } from "./cli/import.ts";
import { print } from "./cli/print.ts";
import { serve } from "./cli/serve.ts";
import { site } from "./cli/site.ts";
import { usage } from "./cli/usage.ts";
import { readProcessSettings, runProcess } from "./main.ts";
import { settingFlags, SettingsError } from "./settings.ts";

const options = {
  ...settingFlags,
  help: { type: "boolean", short: "h" },
  site: { type: "string" },
  name: { type: "string" },
  locales: { type: "string" },
  "admin-email": { type: "string" },
  admin: { type: "boolean" },
  apply: { type: "boolean" },
  url: { type: "string" },
  "send-to": { type: "string" },
  json: { type: "boolean" },
} satisfies ParseArgsOptionsConfig;

function readCommand() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    // Node's sentence names the flag, which is what its user can mend.
    if (!(error instanceof TypeError)) throw error;
    throw new SettingsError(error.message.split("\n")[0] ?? "This flag is not known.");
  }
}

await runProcess(async () => {
  const { values, positionals } = readCommand();
  const [command, ...rest] = positionals;
  if (values.help || command === undefined) {
    print(usage);
    return command === undefined && !values.help ? 1 : 0;
  }
  const settings = readProcessSettings(values);
  switch (command) {
    case "serve":
      await serve(settings, values);
      return undefined;
    case "import":
      return importFolder(settings, rest[0], { site: values.site, apply: values.apply ?? false });
    case "export":
      await exportFolder(settings, rest[0], values);
      return undefined;
    case "site":
      await site(settings, rest, values);
      return undefined;
    case "agent":
      await agent(settings, rest, values);
      return undefined;
    case "doctor":
      return doctor(settings, values);
    case "backup":
      await backup(settings, rest[0]);
      return undefined;
    case "restore":
      await restore(settings, rest[0]);
      return undefined;
    default:
      throw new SettingsError(`"${command}" is not a command. See helpbuoy --help.`);
  }
});
