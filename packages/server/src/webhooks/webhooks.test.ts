import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { createTestClock } from "../../test/test-clock.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { verified, type Received } from "../../test/webhook-receiver.ts";
import type { Clock } from "../clock.ts";
import { inTransaction } from "../database/database.ts";
import { createWebhookSender, TRIES } from "./webhook-sender.ts";

const base = `${DESK}/webhooks`;
const MINUTE = 60_000;
const DAY = 86_400_000;

type Endpoint = { id: string; secret: string; url: string; events: string[] };
type Delivery = {
  id: string;
  eventId: string;
  type: string;
  attempts: number;
  nextAt: string | null;
  deliveredAt: string | null;
  deadAt: string | null;
  lastStatus: string | null;
};

let server: TestServer;
let desk: ReturnType<typeof createTestDesk>;
let admin: string;
let receiver: Server;
let url: string;
const received: Received[] = [];
/** Answers that wait until they are let go. */
const held: (() => void)[] = [];
let answer = 200;
beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      if (request.url === "/slow") {
        held.push(() => void response.writeHead(200).end());
        return;
      }
      received.push({ headers: request.headers, body });
      response.writeHead(answer, { location: "/elsewhere" }).end("noted");
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  server = await createTestServer({ flags: { "webhooks-to-private-addresses": "true" } });
  desk = createTestDesk(server);
  admin = await server.agent("admin@example.com", "admin");
});
afterAll(async () => {
  await server.stop();
  receiver.closeAllConnections();
  receiver.close();
});
beforeEach(async () => {
  await round();
  const { body } = await server.call<{ webhooks: Endpoint[] }>(base, { token: admin });
  for (const { id } of body.webhooks) await post(`/${id}`, undefined, "DELETE");
  received.length = 0;
  answer = 200;
});

const post = <Body = unknown>(path: string, body?: object, method = "POST", token = admin) =>
  server.call<Body>(`${base}${path}`, { method, token, ...(body && { body }) });
const create = async (events = ["conversation.waiting", "promise.breached"]) =>
  (await post<Endpoint>("", { url, events })).body;
const deliveries = async (id: string) =>
  (await server.call<{ deliveries: Delivery[] }>(`${base}/${id}/deliveries`, { token: admin })).body
    .deliveries;

/**
 * What runs every three seconds.
 * @param clock the sender's alone: moved on, it wakes nothing else of the server
 */
async function round(clock: Clock = server.clock): Promise<void> {
  await server.app.services.webhookFollower.follow();
  const sender = createWebhookSender({ ...server.deps, clock });
  await sender.send();
  sender.close();
}

test("[F3.22] [P27] [WH1] [WH2] who waits is told of once, signed, without what they wrote", async () => {
  const { id, secret } = await create();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const visitor = await server.visitor();
  const conversationId = await desk.waiting(visitor, { text: "ATTACKER http://evil.example" });
  await round();
  await round();
  expect(received).toHaveLength(1);
  const [one] = received as [Received];
  expect(verified(one, secret)).toMatchObject({
    type: "conversation.waiting",
    data: { site: "demo", conversationId, status: "new", number: expect.any(String) },
  });
  expect(one.body).not.toContain("ATTACKER");
  expect(Number(one.headers["webhook-timestamp"])).toBe(Math.floor(server.clock.now() / 1_000));
  expect(await deliveries(id)).toMatchObject([
    { attempts: 1, nextAt: null, deadAt: null, lastStatus: "200" },
  ]);
});

test("[F3.22] [WH1] one that is given back waits again, and is told of again", async () => {
  await create();
  const agent = await server.agent("li@example.com");
  const id = await desk.waiting(await server.visitor());
  await desk.act(agent, id, "claim");
  await desk.act(agent, id, "release");
  await round();
  const told = received.map(({ body }) => (JSON.parse(body) as { data: object }).data);
  expect(told).toHaveLength(2);
  expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(2);
});

test("[F3.22] [WH1] a breached promise is told to those who asked for it", async () => {
  const asked = await create(["promise.breached"]);
  const other = await create(["conversation.waiting"]);
  const tell = (site: string) =>
    inTransaction(server.deps.database, (transaction) =>
      server.app.services.webhooks.emit(
        transaction,
        site,
        "promise.breached",
        { promise: "first_reply" },
        { eventId: "same-event" },
      ),
    );
  await tell("demo");
  await tell("demo");
  await round();
  expect(received).toHaveLength(1);
  expect(verified(received[0] as Received, asked.secret).type).toBe("promise.breached");
  expect(await deliveries(other.id)).toEqual([]);
});

test("[P27] [WH3] what is not taken is tried with the same id, ever later, then dead until an admin sends it again", async () => {
  const { id } = await create();
  answer = 500;
  await desk.waiting(await server.visitor());
  const waits: number[] = [];
  const clock = createTestClock(server.clock.now());
  for (let tried = 1; tried <= TRIES; tried += 1) {
    await round(clock);
    expect(received).toHaveLength(tried);
    const [one] = (await deliveries(id)) as [Delivery];
    expect(one).toMatchObject({ attempts: tried, deliveredAt: null, lastStatus: "500" });
    if (one.nextAt === null) break;
    const wait = Date.parse(one.nextAt) - clock.now();
    waits.push(wait);
    clock.advance(wait - 1);
    await round(clock);
    expect(received).toHaveLength(tried);
    clock.advance(1);
  }
  expect(waits).toHaveLength(TRIES - 1);
  expect(waits[0]).toBeGreaterThanOrEqual(2_500);
  expect(waits[0]).toBeLessThanOrEqual(5_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(6 * 60 * MINUTE);
  expect(waits.slice(1, 5).every((wait, at) => wait > (waits[at] as number))).toBe(true);
  expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  const [dead] = (await deliveries(id)) as [Delivery];
  expect(dead.deadAt).not.toBeNull();
  clock.advance(DAY);
  await round(clock);
  expect(received).toHaveLength(TRIES);

  answer = 204;
  expect((await post(`/${id}/deliveries/${dead.id}/redeliver`)).status).toBe(202);
  await round();
  expect(received.at(-1)?.headers["webhook-id"]).toBe(dead.eventId);
  expect(await deliveries(id)).toMatchObject([{ deadAt: null, nextAt: null, lastStatus: "204" }]);
});

test("[P26] [WH4] a redirect is no delivery, and is not followed", async () => {
  const { id } = await create();
  answer = 302;
  await post(`/${id}/ping`);
  await round();
  expect(received).toHaveLength(1);
  expect(await deliveries(id)).toMatchObject([{ deliveredAt: null, lastStatus: "302" }]);
});

test("[P27] [WH3] who answers 410 is told no more", async () => {
  const { id } = await create();
  answer = 410;
  await post(`/${id}/ping`);
  await round();
  expect(await deliveries(id)).toMatchObject([{ nextAt: null, lastStatus: "410" }]);
  answer = 200;
  await desk.waiting(await server.visitor());
  await round();
  expect(received).toHaveLength(1);
});

test("[WH3] one that is slow to answer holds nobody else up", async () => {
  const slow = { url: url.replace("/hook", "/slow"), events: ["conversation.waiting"] };
  const { body } = await post<Endpoint>("", slow);
  const other = await create();
  for (let count = 0; count < 30; count += 1) await post(`/${body.id}/ping`);
  const sender = createWebhookSender(server.deps);
  const first = sender.send();
  await expect.poll(() => held.length).toBe(5);
  await post(`/${other.id}/ping`);
  await sender.send();
  expect(received).toHaveLength(1);
  expect(held).toHaveLength(5);
  sender.close();
  for (const letGo of held.splice(0)) letGo();
  await first;
  await post(`/${body.id}`, undefined, "DELETE");
});

test("[P27] secrets stand in no table as they are", async () => {
  const { id, secret } = await create();
  const renewed = (await post<Endpoint>(`/${id}/secret`)).body.secret;
  const rows = await server.deps.database.selectFrom("webhook_endpoints").selectAll().execute();
  expect(rows).toHaveLength(1);
  for (const one of [secret, renewed]) expect(JSON.stringify(rows)).not.toContain(one);
});

test("[P27] [WH2] two secrets sign for a day while one is replaced", async () => {
  const { id, secret } = await create();
  const renewed = (await post<Endpoint>(`/${id}/secret`)).body.secret;
  expect(renewed).not.toBe(secret);
  await post(`/${id}/ping`);
  await round();
  const [both] = received as [Received];
  expect(verified(both, secret).type).toBe("webhook.ping");
  expect(verified(both, renewed).type).toBe("webhook.ping");
  await post(`/${id}/ping`);
  await round(createTestClock(server.clock.now() + DAY + MINUTE));
  const last = received.at(-1) as Received;
  expect(String(last.headers["webhook-signature"]).split(" ")).toHaveLength(1);
  verified(last, renewed);
});

test("[F3.22] [AG7] [AG8] admins alone see and change them; the secret is shown once, and every change is noted", async () => {
  const lead = await server.agent("lead@example.com", "lead");
  const refused = await post("", { url, events: ["conversation.waiting"] }, "POST", lead);
  expect(refused.problem.code).toBe("not_permitted");
  const made = await create();
  const listed = await server.call<{ webhooks: Endpoint[] }>(base, { token: admin });
  expect(listed.body.webhooks).toMatchObject([{ id: made.id, url }]);
  expect(JSON.stringify(listed.body)).not.toContain("whsec_");
  for (const path of ["/ping", "/secret", `/deliveries/${server.id()}/redeliver`]) {
    expect((await post(`/${server.id()}${path}`)).problem.code).toBe("not_found");
  }
  expect((await post(`/${made.id}`, undefined, "DELETE")).status).toBe(204);
  const audit = await server.call<{ entries: { act: string; subject: string }[] }>(
    `${DESK}/audit`,
    { token: admin },
  );
  const acts = audit.body.entries.filter(({ subject }) => subject === made.id);
  expect(acts.map(({ act }) => act).toSorted()).toEqual(["webhook.created", "webhook.removed"]);
  expect(JSON.stringify(audit.body)).not.toContain("/hook");
});

test("[P26] [WH4] without the setting, an address of this network is refused when typed", async () => {
  const strict = await createTestServer({ isEmpty: true });
  const token = await strict.agent("admin@example.com", "admin");
  const refusals = [];
  for (const typed of [url, "https://127.0.0.1/", "https://[::1]/", "http://example.com/"]) {
    const { problem } = await strict.call(base, {
      method: "POST",
      token,
      body: { url: typed, events: ["conversation.waiting"] },
    });
    refusals.push(problem.issues?.map(({ path, code }) => `${path} ${code}`).join());
  }
  expect(refusals).toEqual([
    "url url_not_allowed",
    "url address_not_allowed",
    "url address_not_allowed",
    "url url_not_allowed",
  ]);
  await strict.stop();
});
