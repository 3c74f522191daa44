import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../test/test-server.ts";

/*
 * Every route that changes something, out of the server itself: a new one is tested here before anyone
 * thinks of it (promise P29).
 */

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
const KB = 1_024;
/** What is read at most, and what lies in buffers on the way. */
const MOST_READ = 1_400 * KB;

let server: TestServer;
let tight: TestServer;
let routes: { method: string; path: string }[];
beforeAll(async () => {
  const flags = { "max-file-bytes": "100000", "trust-proxy": "1" };
  server = await createTestServer({ flags });
  tight = await createTestServer({ flags: { ...flags, "rate-limit-factor": "0.01" } });
  const known = server.app.routes.filter(({ method }) => !SAFE.has(method));
  routes = [...new Map(known.map((one) => [`${one.method} ${one.path}`, one])).values()].map(
    ({ method, path }) => ({ method, path }),
  );
});
afterAll(async () => {
  await server.stop();
  await tight.stop();
});

/** A path as somebody would send it. */
function filled(on: TestServer, path: string): string {
  const real = path
    .replace(":site", "demo")
    .replace(":locale", "en")
    .replace(":slug", "a-page")
    .replace(/:token\{.*\}/, "x".repeat(43))
    .replace(/:\w+(\{[^}]*\})?/g, () => on.id());
  if (real.startsWith("/ticket")) return `${real}?site=demo`;
  if (!/\/files\//.test(real)) return real;
  return `${real}?name=a.txt&conversationId=${on.id()}`;
}

/** Headers of someone who may call it: limits are for them too. */
function own(on: TestServer, path: string, tokens: { agent: string; visitor: string }) {
  const token = path.startsWith("/v1/agents") ? tokens.agent : tokens.visitor;
  return {
    authorization: `Bearer ${token}`,
    "idempotency-key": on.id(),
    "content-type": "application/json",
    "sec-fetch-site": "same-origin",
  };
}

test("[P29] there are routes to go over, and those of visitors are known by name", () => {
  const open = routes.filter(({ path }) => !path.startsWith("/v1/agents"));
  expect(open.map(({ method, path }) => `${method} ${path}`).toSorted()).toMatchInlineSnapshot(`
    [
      "POST /mail/:token{[\\w-]{43}}",
      "POST /mail/ticket/:id/rating",
      "POST /mail/ticket/:id/reply",
      "POST /ticket",
      "POST /v1/sites/:site/codes",
      "POST /v1/sites/:site/codes/:id/check",
      "POST /v1/sites/:site/commands",
      "POST /v1/sites/:site/context",
      "POST /v1/sites/:site/conversations/:id/read",
      "POST /v1/sites/:site/conversations/:id/transcript",
      "POST /v1/sites/:site/conversations/:id/typing",
      "POST /v1/sites/:site/orders",
      "POST /v1/sites/:site/task-runs/:id",
      "POST /v1/sites/:site/tasks/:slug/eligibility",
      "POST /v1/sites/:site/tickets/lookup",
      "POST /v1/sites/:site/visitor-sessions",
      "POST /v1/sites/:site/visitor-sessions/end",
      "POST /v1/sites/:site/visitor-sessions/identify",
      "PUT /v1/sites/:site/conversations/:id/email",
      "PUT /v1/sites/:site/files/:fileId",
    ]
  `);
  expect(routes.length).toBeGreaterThan(50);
});

describe("[P29] a body without end", () => {
  test("is let go of by every route that changes something, after as much as it may read", async () => {
    const tokens = {
      agent: await server.agent("reader@example.com", "admin"),
      visitor: (await server.visitor()).token,
    };
    const wrong: string[] = [];
    for (const { method, path } of routes) {
      let given = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          given += 16 * KB;
          // What reads on and on would hang here for ever.
          if (given > 4 * MOST_READ) controller.close();
          else controller.enqueue(new Uint8Array(16 * KB).fill(0x61));
        },
      });
      const answer = await server.app.request(filled(server, path), {
        method,
        headers: own(server, path, tokens),
        body,
        duplex: "half",
      } as RequestInit);
      await answer.body?.cancel();
      if (given > MOST_READ || answer.status >= 500) {
        wrong.push(`${method} ${path}: ${answer.status} after ${given / KB} KB`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("[P29] [ER3] a flood", () => {
  test("of any route that changes something is answered 429 with Retry-After", async () => {
    const { agents, visitors } = tight.app.services;
    const email = "flood@example.com";
    const password = await agents.create("demo", { email, name: "A", role: "admin" });
    const renew = async () => ({
      agent: (await agents.signIn(email, password, async () => {})).token,
      visitor: (await visitors.create("demo")).token,
    });
    let tokens = await renew();
    const wrong: string[] = [];
    for (const [index, { method, path }] of routes.entries()) {
      // From a new address each time, so that no route is saved by the address limits of another.
      const address = `2001:db8:${index.toString(16)}::1`;
      let refused: Response | undefined;
      // Below the 200 that the limit of all routes together lets pass here.
      for (let i = 0; i < 100 && !refused; i++) {
        const answer = await tight.app.request(filled(tight, path), {
          method,
          headers: { ...own(tight, path, tokens), "x-forwarded-for": address },
          body: "{}",
        });
        if (answer.status === 429) refused = answer;
        else await answer.body?.cancel();
        // Some end the session they are called by.
        if (answer.status === 204 || answer.status === 401) tokens = await renew();
      }
      const wait = Number(refused?.headers.get("retry-after"));
      if (!(wait >= 1)) wrong.push(`${method} ${path}: ${refused ? "no Retry-After" : "no 429"}`);
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});
