/*
 * What `npm start` runs: the server with a demo site, the example pages, and a shop on another origin.
 */
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { print } from "./cli/print.ts";
import { pagesListener } from "./demo/pages-listener.ts";
import { seedDemo } from "./demo/seed-demo.ts";
import { seedDesk } from "./demo/seed-desk.ts";
import {
  addressOf,
  close,
  listen,
  openDeps,
  readProcessSettings,
  runProcess,
  startServer,
  stopOnSignals,
} from "./main.ts";
import { settingFlags, SettingsError, type Settings } from "./settings.ts";
import { strictPolicy } from "./sites/strict-policy.ts";
import { createStaticSite, type StaticSite } from "./static/static-site.ts";
import { hasWidget } from "./static/widget-files.ts";

const examples = join(import.meta.dirname, "../../../examples");
/** What the tags of the examples point to. */
const usualServer = "http://127.0.0.1:8787";

/** With these a page's clock tells microseconds; without, a tenth of a millisecond is its finest. */
const preciseClock = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

function demoPages(server: string): StaticSite {
  const everything = createStaticSite(examples, {
    base: "/examples/",
    page(path, html) {
      const pointed = html.replaceAll(usualServer, server);
      if (!path.startsWith("strict-csp/")) return { html: pointed };
      const nonce = randomBytes(16).toString("base64");
      const policy = strictPolicy(nonce, server);
      return {
        html: pointed.replaceAll("{{nonce}}", nonce).replaceAll("{{policy}}", policy),
        headers: { "content-security-policy": policy },
      };
    },
  });
  const playground = createStaticSite(join(examples, "playground"), {
    page: (path, html) => ({ html, headers: path === "search.html" ? preciseClock : {} }),
  });
  return (request) => everything(request) ?? playground(request);
}

/** The shop on the next port: another origin, as the tag is used. */
async function startShop(server: string, settings: Settings) {
  const pages = createStaticSite(join(examples, "shop"), {
    page: (_path, html) => ({ html: html.replaceAll(usualServer, server) }),
  });
  const shop = createServer(pagesListener(pages));
  const port = settings.port === 0 ? 0 : Number(new URL(server).port) + 1;
  try {
    return { server: shop, port: await listen(shop, { host: settings.host, port }) };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    print(`shop           port ${port} is taken, so the shop is only at ${server}/examples/shop/`);
    return undefined;
  }
}

await runProcess(async () => {
  const { values } = parseArgs({ options: settingFlags });
  const settings = readProcessSettings(values);
  const deps = await openDeps(settings);
  const pages: { site?: StaticSite } = {};
  const server = await startServer(deps, { pages: (request) => pages.site?.(request) }).catch(
    async (error: unknown) => {
      await deps.database.destroy();
      throw error;
    },
  );
  pages.site = demoPages(server.url);
  const agent = await seedDemo(server.app.services, {
    folder: join(examples, "knowledge"),
    isLoopback: /^(127\.|localhost$|::1$)/.test(settings.host),
  });
  if (agent) await seedDesk(deps, await server.app.services.sites.get("demo"));
  const shop = await startShop(server.url, settings);
  stopOnSignals(async () => {
    await Promise.all([server.stop(), shop && close(shop.server)]);
  });
  if (!hasWidget(settings.widget)) {
    print(`The widget is not built (${settings.widget}): run \`npm run build\`.`);
  }
  print(`playground     ${server.url}/`);
  print(`search         ${server.url}/search`);
  if (shop) print(`shop           ${addressOf(settings.host, shop.port)}/`);
  print(`script tag     ${server.url}/examples/script-tag/`);
  print(`strict CSP     ${server.url}/examples/strict-csp/`);
  print(`own backend    ${server.url}/examples/own-backend/`);
  print(`console        ${server.url}/console/`);
  print(`API reference  ${server.url}/docs`);
  if (agent) print(`agent          ${agent.email} / ${agent.password}`);
  return undefined;
});
