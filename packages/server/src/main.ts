import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import { Server as NetServer } from "node:net";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { createApp, type App, type AppOptions } from "./app.ts";
import { systemClock } from "./clock.ts";
import { openDatabase } from "./database/open-database.ts";
import type { Deps } from "./deps.ts";
import { createLogger } from "./logger.ts";
import { createMetricsServer } from "./metrics/serve-metrics.ts";
import { createPatientServer, patienceFor, type Patience } from "./patient-server.ts";
import { systemRandom } from "./random.ts";
import { readSecret } from "./secret.ts";
import { readSettings, SettingsError, type Settings } from "./settings.ts";

/** Milliseconds for requests at hand to finish before their connections are cut. */
const PATIENCE = 10_000;
/** Milliseconds in which kept connections may hand in what is on its way already. */
const LINGER = 500;

/** Opens what the server stands on. `database.destroy()` closes it. */
export async function openDeps(settings: Settings): Promise<Deps> {
  return {
    database: await openDatabase(join(settings.data, "helpbuoy.db"), settings.synchronous),
    clock: systemClock,
    random: systemRandom,
    secret: readSecret(settings.data, settings.secret, systemRandom),
    settings,
    logger: createLogger(settings.logLevel),
  };
}

/** Reads settings from this process's flags and environment. */
export function readProcessSettings(flags: Record<string, unknown>): Settings {
  return readSettings({ flags, env: process.env, readFile: (path) => readFileSync(path, "utf8") });
}

export type RunningServer = {
  app: App;
  port: number;
  /** `http://127.0.0.1:8787` */
  url: string;
  /** Finishes what is at hand, ends streams with a hint to come back, and closes everything. */
  stop(): Promise<void>;
};

/** Serves on the port of the settings, and what it counts on that of `metrics`. */
export async function startServer(
  deps: Deps,
  options: AppOptions & { patience?: Patience } = {},
): Promise<RunningServer> {
  const { settings } = deps;
  const app = createApp(deps, options);
  const server = createPatientServer(
    getRequestListener(app.fetch),
    options.patience ?? patienceFor(settings.maxFileBytes),
  );
  const port = await listen(server, settings);
  const counted = app.metrics && settings.metrics ? createMetricsServer(app.metrics) : undefined;
  if (counted && settings.metrics) {
    await listen(counted, settings.metrics).catch(async (error: unknown) => {
      app.stop();
      await close(server);
      throw error;
    });
  }
  let stopping: Promise<void> | undefined;
  return {
    app,
    port,
    url: addressOf(settings.host, port),
    stop: () =>
      (stopping ??= (async () => {
        app.drain();
        await passed(deps, settings.drainSeconds * 1_000);
        app.end();
        await Promise.all([close(server, LINGER), counted && close(counted)]);
        app.stop();
        await app.settled();
        await deps.database.destroy();
      })()),
  };
}

function passed({ clock }: Deps, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds === 0) resolve();
    else clock.after(milliseconds, resolve);
  });
}

/**
 * Waits until the server listens.
 * @throws SettingsError that says what is wrong with host or port
 */
export function listen(
  server: Server,
  { host, port }: { host: string; port: number },
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new SettingsError(`Port ${port} of ${host} is taken; set PORT to another.`)
          : new SettingsError(`The server cannot listen on ${host}:${port} (${error.code}).`),
      );
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

export function addressOf(host: string, port: number): string {
  const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${shown.includes(":") ? `[${shown}]` : shown}:${port}`;
}

/**
 * Lets requests at hand finish, and closes kept connections as they fall idle.
 * @param linger milliseconds before the first of them is closed: a request may be on its way on it
 */
export function close(server: Server, linger = 0): Promise<void> {
  return new Promise((resolve) => {
    let idle: NodeJS.Timeout | undefined;
    const begin = setTimeout(() => {
      idle = setInterval(() => server.closeIdleConnections(), 50);
    }, linger);
    const cut = setTimeout(() => server.closeAllConnections(), PATIENCE);
    // Not the HTTP server's own, which closes all that is idle at once.
    NetServer.prototype.close.call(server, () => {
      clearTimeout(begin);
      clearInterval(idle);
      clearTimeout(cut);
      resolve();
    });
  });
}

/** Runs a command of this process: a sentence for what its user can mend, and exit code 1. */
export async function runProcess(work: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Stops on SIGTERM and SIGINT; a second signal ends the process at once. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    void stop().then(() => process.exit(0));
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
