import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendMessage, submitTicket } from "../test/commands.ts";
import { createTestDesk, DESK } from "../test/desk.ts";
import { openMailbox, type Mailbox } from "../test/mailbox.ts";
import { createTestServer, type TestServer } from "../test/test-server.ts";
import { createLogger } from "./logger.ts";
import { createLetterCarrier } from "./mail/letter-carrier.ts";

let mailbox: Mailbox;
let server: TestServer;
const written: string[] = [];
beforeAll(async () => {
  mailbox = await openMailbox();
  const logger = createLogger("debug", { write: (line) => void written.push(line) });
  server = await createTestServer({
    logger,
    flags: {
      metrics: "9464",
      smtp: mailbox.url,
      "mail-from": "Help <help@example.com>",
      "public-url": "https://help.example.com",
    },
  });
  await server.app.services.mailFollower.follow();
});
afterAll(async () => {
  await server.stop();
  await mailbox.stop();
});

test("[P45] visitors, agents, mail and failures go by, and neither log nor counters hold a word of it", async () => {
  const canaries = new Set<string>();
  /** A word that stands nowhere else; whatever comes of it must not be seen again. */
  const canary = (before = "") => {
    const word = `${before}canary${randomBytes(6).toString("hex")}`;
    canaries.add(word);
    return word;
  };
  const desk = createTestDesk(server);

  // A visitor asks, looks for, sends, files, gives an address.
  const visitor = await server.visitor();
  canaries.add(visitor.token);
  const conversationId = server.id();
  await visitor.send(sendMessage(server, { conversationId, text: canary() }));
  await server.call(`/search?q=${canary()}&locale=en`);
  await server.call(`/articles/${canary()}?locale=en`);
  const upload = `/files/${server.id()}?name=${canary()}.txt&conversationId=${conversationId}`;
  const raw = new TextEncoder().encode(canary());
  await server.call(upload, { method: "PUT", token: visitor.token, key: server.id(), raw });
  const email = `${canary("person-")}@example.com`;
  canaries.add(email);
  const filed = await visitor.send(
    submitTicket(server, {
      subject: canary(),
      description: canary(),
      email,
      fields: { "order-number": canary("A"), wish: "arrive" },
    }),
  );
  expect(filed.status).toBe(200);
  const code = filed.body.lookupCode ?? "";
  expect(code.length).toBeGreaterThan(10);
  canaries.add(code);
  const ticketId = filed.body.events[0]?.conversationId ?? "";
  const { number } = (await visitor.conversation(ticketId)).body.conversation;
  const lookup = { number, code };
  await server.call("/tickets/lookup", { method: "POST", token: visitor.token, body: lookup });
  const wrong = { number, code: canary() };
  await server.call("/tickets/lookup", { method: "POST", token: visitor.token, body: wrong });

  // Agents: a wrong word, the right one, a reply, a note, what they are called.
  const password = canary("Pass-");
  const signIn = { email: `${canary()}@example.com`, password };
  const own = { "sec-fetch-site": "same-origin" };
  await server.call("/v1/agents/sign-in", { method: "POST", body: signIn });
  await server.call("/v1/agents/session", { method: "POST", body: signIn, headers: own });
  await server.call("/v1/agents/password-reset", { method: "POST", body: { email }, headers: own });
  const token = await server.agent(`${canary("agent-")}@example.com`, "admin");
  canaries.add(token);
  await desk.reply(token, ticketId, canary());
  await desk.act(token, ticketId, "notes", { noteId: server.id(), markdown: canary() });
  await desk.act(token, ticketId, "tags", { tags: [canary()] });
  await server.call(`${DESK}/find?q=${canary()}`, { token });
  await server.call(`${DESK}/settings`, { method: "PATCH", token, body: { name: canary() } });

  // What is no JSON, what is too big, a header made to break the log.
  const odd = { method: "POST", token: visitor.token, key: canary("key-") };
  await server.call("/commands", { ...odd, raw: `{"${canary()}` });
  await server.call("/commands", { ...odd, body: { type: canary(), text: canary() } });
  await server.call("/commands", { ...odd, raw: canary().repeat(20_000) });
  await server.call(`/${canary()}`, { headers: { "x-request-id": `${canary()} "}\\n{` } });

  // Letters: one that goes, one that is refused.
  await server.app.services.mailFollower.follow();
  const carrier = createLetterCarrier(server.deps);
  mailbox.refuse = { code: 451 };
  await carrier.send();
  carrier.close();

  // The database fails under a message and under the rounds.
  await server.deps.database.schema.dropTable("messages").execute();
  await server.app.request("/v1/sites/demo/commands", {
    method: "POST",
    headers: {
      authorization: `Bearer ${visitor.token}`,
      "idempotency-key": server.id(),
      "content-type": "application/json",
    },
    body: JSON.stringify(sendMessage(server, { text: canary() })),
  });
  server.clock.advance(60_000);

  const log = written.join("");
  expect(log).toContain('"status":401');
  expect(log).toContain("a letter did not go");
  expect(log).toContain("a request failed");
  expect(written.every((line) => typeof JSON.parse(line) === "object")).toBe(true);
  const counted = (await server.app.metrics?.text()) ?? "";
  expect(counted).toContain("helpbuoy_http_request_duration_seconds");
  expect(canaries.size).toBeGreaterThan(25);
  const seen = [...canaries].filter((word) => `${log}\n${counted}`.includes(word));
  expect(seen).toEqual([]);
  expect(`${log}${counted}`).not.toMatch(/canary/);
});
