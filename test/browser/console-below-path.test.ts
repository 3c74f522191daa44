import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openConsole } from "../support/console.ts";
import { startServer, type RunningServer } from "../support/start-server.ts";
import { connectChromium } from "../support/visitor.ts";

const browser = await connectChromium();
const PREFIX = "/help/desk";

let server: RunningServer;
let proxy: Server;
let url: string;
beforeAll(async () => {
  // As operators do it: the proxy takes its own path off, and hands everything else on.
  proxy = createServer((incoming, answer) => {
    if (!incoming.url?.startsWith(`${PREFIX}/`)) {
      answer.writeHead(404).end();
      return;
    }
    const { method, headers } = incoming;
    const path = incoming.url.slice(PREFIX.length);
    const onward = request({ port: server.port, host: "127.0.0.1", method, path, headers });
    onward.on("response", (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}${PREFIX}`;
  server = await startServer({ environment: { HELPBUOY_PUBLIC_URL: url } });
});
afterAll(async () => {
  await server.remove();
  proxy.closeAllConnections();
  proxy.close();
});

test("[F3.31] [F3.80] the console, and what letters lead to, behind a proxy that puts a path before them", async () => {
  const desk = await openConsole({ browser, server: url });
  const { page } = desk;
  await desk.signIn();
  await page.locator(".row").first().waitFor();
  await page.locator(".row a").first().click();
  await page.getByRole("log").waitFor();
  await expect
    .poll(() => new URL(page.url()).pathname)
    .toMatch(/^\/help\/desk\/console\/demo\/inbox\//);
  await page.reload();
  await page.getByRole("log").waitFor();
  await desk.go("people");
  const card = page.locator(".card").filter({ hasText: "Invitations" });
  await card.getByLabel("E-mail address").fill("new@example.com");
  await card.getByRole("button", { name: "Invite", exact: true }).click();
  const link = await page.getByLabel("Link of the invitation").inputValue();
  expect(link.startsWith(`${url}/console/~/invitation#`)).toBe(true);

  const guest = await openConsole({
    browser,
    server: url,
    place: link.slice(`${url}/console/`.length),
  });
  await guest.page.getByLabel("Your name").fill("New");
  await guest.page.getByLabel("New password").fill("four words are enough");
  await guest.page.getByRole("button", { name: "Join" }).click();
  await guest.page.getByRole("link", { name: "Inbox" }).waitFor();
  await guest.leave();
  await desk.leave();
});
