/*
 * What `npm start` runs: the server with a demo site, the example pages, and a shop on another origin.
 * `--build` builds what is stale meanwhile.
 */
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { print } from "./cli/print.ts";
import type { createShopRoutes } from "../../../examples/shop/server/shop-routes.ts";
import { buildStale } from "./demo/build-stale.ts";
import { pagesListener } from "./demo/pages-listener.ts";
import { seedDemo } from "./demo/seed-demo.ts";
import { seedDesk } from "./demo/seed-desk.ts";
import { shopSecrets } from "./demo/shop-secrets.ts";
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
import type { Services } from "./services.ts";
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
      // A site of its own, at home at `/`.
      if (path.startsWith("shop/")) {
        return { html: pointed.replace(/\b(href|src|action)="\//g, '$1="/examples/shop/') };
      }
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

/** What the shop of the examples does besides showing pages. */
type ShopServer = { createShopRoutes: typeof createShopRoutes };

/** The shop on the next port: another origin, as the tag is used. */
async function startShop(server: string, settings: Settings, services: Services) {
  const pages = createStaticSite(join(examples, "shop"), {
    page: (_path, html) => ({ html: html.replaceAll(usualServer, server) }),
  });
  const showPage = pagesListener(pages);
  let act: Promise<ReturnType<ShopServer["createShopRoutes"]>> | undefined;
  let address = "";
  // Not before somebody is a customer: until then the settings of the demo are those of a new site.
  async function routes(): Promise<ReturnType<ShopServer["createShopRoutes"]>> {
    const from = join(examples, "shop/server/shop-routes.ts");
    const { createShopRoutes: create } = (await import(from)) as ShopServer;
    const secrets = await shopSecrets(services, `${address}/helpbuoy-webhook`);
    return create({ ...secrets, helpbuoy: server, shop: address });
  }
  const shop = createServer((request, response) => {
    const isCustomer = /(^|; )customer=c-/.test(request.headers.cookie ?? "");
    if (isCustomer || request.url === "/sign-in") act ??= routes();
    if (!act && request.url?.startsWith("/helpbuoy-tokens")) return response.writeHead(204).end();
    if (!act) return showPage(request, response);
    return act.then(
      (serve) => serve(request, response) || showPage(request, response),
      () => response.writeHead(500).end(),
    );
  });
  const port = settings.port === 0 ? 0 : Number(new URL(server).port) + 1;
  try {
    const own = { server: shop, port: await listen(shop, { host: settings.host, port }) };
    address = addressOf(settings.host, own.port);
    return own;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    print(`shop           port ${port} is taken, so the shop is only at ${server}/examples/shop/`);
    return undefined;
  }
}

await runProcess(async () => {
  const { values } = parseArgs({ options: { ...settingFlags, build: { type: "boolean" } } });
  const { build = false, ...flags } = values;
  const built = build ? buildStale() : true;
  const read = readProcessSettings(flags);
  const isLoopback = /^(127\.|localhost$|::1$)/.test(read.host);
  // The shop that is told of tasks is on this machine too; a server others can reach keeps to its rule.
  const settings = { ...read, ...(isLoopback && { webhooksToPrivateAddresses: true }) };
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
    isLoopback,
  });
  if (agent) await seedDesk(deps, await server.app.services.sites.get("demo"));
  const shop = await startShop(server.url, settings, server.app.services);
  stopOnSignals(async () => {
    await Promise.all([server.stop(), shop && close(shop.server)]);
  });
  if (!(await built) || !hasWidget(settings.widget)) {
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
