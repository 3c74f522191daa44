import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { createSignIn } from "./cookie-sign-in.ts";
import { createDeskSessions } from "./desk-sessions.ts";
import { people } from "./people.ts";
import { signIdentity, type IdentitySecret } from "./sign-identity.ts";

/** What the tag of the page points to. */
const usualServer = "http://127.0.0.1:8787";

type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export type PartnerSettings = IdentitySecret & {
  /** 0: any that is free. */
  port: number;
  /** Where Helpbuoy is. */
  helpbuoy: string;
};

/** A site of somebody's own: pages, a sign-in, and the one route that Helpbuoy needs. */
export async function startPartner(settings: PartnerSettings) {
  const { whoAsks, signIn, signOut } = createSignIn();
  const desk = createDeskSessions(settings);

  function showPage(name: string, request: IncomingMessage, response: ServerResponse): void {
    const person = whoAsks(request);
    const page = file(name)
      .replaceAll(usualServer, settings.helpbuoy)
      .replaceAll("{{site}}", settings.site)
      .replaceAll("{{person}}", person?.id ?? "")
      .replaceAll("{{name}}", person?.name ?? "")
      .replaceAll("{{people}}", people.map(signInButton).join(""));
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
  }

  const routes: Record<string, Route> = {
    // The signing route: for who is signed in, and for nobody else.
    "GET /helpbuoy-token"(request, response) {
      const person = whoAsks(request);
      response.writeHead(person ? 200 : 401, { "cache-control": "no-store" });
      response.end(person && signIdentity(person, settings));
    },
    "GET /": (request, response) => showPage("index.html", request, response),
    "GET /own-desk": (request, response) => showPage("own-desk.html", request, response),
    "GET /partner.css": sendFile("partner.css", "text/css"),
    "GET /partner-backend.js": sendFile("partner-backend.js", "text/javascript"),
    "GET /desk-backend.js": sendFile("../own-backend/desk-backend.js", "text/javascript"),
    async "POST /desk/identify"(request, response) {
      const session = desk.begin(await text(request));
      response.writeHead(session ? 201 : 401, { "content-type": "application/json" });
      response.end(JSON.stringify(session ?? {}));
    },
    async "POST /desk/end"(request, response) {
      desk.end(await text(request));
      response.writeHead(204).end();
    },
    async "POST /sign-in"(request, response) {
      const cookie = signIn(new URLSearchParams(await text(request)).get("person"));
      const location = cameFrom(request);
      response.writeHead(303, { location, ...(cookie && { "set-cookie": cookie }) }).end();
    },
    "POST /sign-out"(request, response) {
      const location = `${cameFrom(request)}?signed-out`;
      response.writeHead(303, { location, "set-cookie": signOut(request) }).end();
    },
  };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://partner");
    const name = `${request.method} ${pathname}`;
    const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
    if (!route) return void response.writeHead(404).end();
    Promise.resolve(route(request, response)).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(settings.port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const file = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");

const sendFile =
  (name: string, type: string): Route =>
  (_request, response) =>
    void response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(file(name));

const cameFrom = ({ headers }: IncomingMessage) =>
  headers.referer?.includes("/own-desk") ? "/own-desk" : "/";

const signInButton = ({ id, name }: { id: string; name: string }) =>
  `<button name="person" value="${id}">Sign in as ${name}</button>`;
