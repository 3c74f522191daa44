import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Order, ShopContext, ToldOrders } from "@helpbuoy/protocol";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sendMessage } from "../../test/commands.ts";
import { DESK } from "../../test/desk.ts";
import { createTestIdentity, signToken, type Secret } from "../../test/identity.ts";
import { addTasks, submitTask } from "../../test/tasks.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";

const order: Order = {
  id: "A1",
  title: "海玻璃手拉杯",
  state: "delivered",
  total: { amount: "128.00", currency: "CNY" },
  lines: [{ id: "cup", title: "Cup", quantity: 2, price: { amount: "64.00", currency: "CNY" } }],
};
const asked: { headers: Record<string, unknown>; body: string }[] = [];
let answer: () => { status: number; body: string };
let server: TestServer;
let identity: ReturnType<typeof createTestIdentity>;
let secret: Secret;
let admin: string;
let hook: { url: string; secret: string };

const program = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => {
    asked.push({ headers: request.headers, body });
    const { status, body: said } = answer();
    response.writeHead(status).end(said);
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => program.listen(0, "127.0.0.1", resolve));
  server = await createTestServer({ flags: { "webhooks-to-private-addresses": "true" } });
  await addTasks(server);
  admin = await server.agent("admin@example.com", "admin");
  identity = createTestIdentity(server, admin);
  secret = await identity.newSecret();
});
afterAll(async () => {
  await server.stop();
  program.closeAllConnections();
  program.close();
});
beforeEach(() => {
  asked.length = 0;
  answer = () => ({ status: 200, body: JSON.stringify({ orders: [order] }) });
});

const contact = async (sub: string) =>
  server.visitor(await identity.session(secret, sub, { attributes: { realName: true } }));
const signed = (claims: object, by = secret) =>
  signToken(by, { aud: "demo", exp: identity.seconds() + 600, ...claims });
const post = <Body>(path: string, visitor: TestVisitor, body: object = {}) =>
  server.call<Body>(path, { method: "POST", token: visitor.token, body });
const recordOf = (id: string) =>
  server.app.services.conversations.record(server.deps.database, "demo", id);

describe("[OC2] [F6.15] a token of the site's server", () => {
  test("is answered with what it vouches for", async () => {
    const visitor = await server.visitor();
    const token = signed({ order, product: { id: "cup", title: "Cup" } });
    const { status, body } = await post<ShopContext>("/context", visitor, { token });
    expect(status).toBe(200);
    expect(body).toEqual({ order, product: { id: "cup", title: "Cup" } });
  });

  test("is refused where it was changed, ran out, is another site's or another person's", async () => {
    const visitor = await contact("lin");
    const [head, , signature] = signed({ order }).split(".");
    const dear = { aud: "demo", exp: identity.seconds() + 600, order: { ...order, id: "B2" } };
    const changed = `${head}.${Buffer.from(JSON.stringify(dear)).toString("base64url")}.${signature}`;
    for (const token of [
      changed,
      signed({ order }, { ...secret, secret: "no-secret-of-this-site" }),
      signed({ order, exp: identity.seconds() - 120 }),
      signed({ order, aud: "other" }),
      signed({ order, sub: "somebody-else" }),
      signed({ order: { id: "A1", total: 128 } }),
      "x",
    ]) {
      const { problem } = await post("/context", visitor, { token });
      expect(problem.code).toBe("context_invalid");
    }
    const own = await post("/context", visitor, { token: signed({ order, sub: "lin" }) });
    expect(own.status).toBe(200);
  });
});

test("[OC5] [F6.16] where no program takes the question, nobody is asked", async () => {
  const { body } = await post<ToldOrders>("/orders", await contact("early"));
  expect(body).toEqual({ status: "none", orders: [] });
});

describe("[OC5] [F6.16] orders that the site's program tells", () => {
  beforeAll(async () => {
    const url = `http://127.0.0.1:${(program.address() as AddressInfo).port}/hook`;
    const made = await server.call<{ secret: string }>(`${DESK}/webhooks`, {
      method: "POST",
      token: admin,
      body: { url, events: ["orders.requested"] },
    });
    hook = { url, secret: made.body.secret };
  });

  test("are asked for at once, signed, for contacts alone, and once a minute", async () => {
    const anonymous = await post<ToldOrders>("/orders", await server.visitor());
    expect(anonymous.body).toEqual({ status: "none", orders: [] });
    const visitor = await contact("mei");
    const { body } = await post<ToldOrders>("/orders", visitor);
    expect(body).toEqual({ status: "told", orders: [order] });
    await post("/orders", visitor);
    expect(asked).toHaveLength(1);
    const [{ headers, body: question } = { headers: {}, body: "" }] = asked;
    const at = new Date(Number(headers["webhook-timestamp"]) * 1_000);
    const signature = new Webhook(hook.secret).sign(String(headers["webhook-id"]), at, question);
    expect(headers["webhook-signature"]).toBe(signature);
    expect(JSON.parse(question)).toMatchObject({
      type: "orders.requested",
      data: { site: "demo", contactId: "mei" },
    });
    server.clock.advance(61_000);
    await post("/orders", visitor);
    expect(asked).toHaveLength(2);
  });

  test.each([
    ["an error", 500, "{}"],
    ["what is no orders", 200, JSON.stringify({ orders: [{ id: "" }] })],
    ["nothing", 200, ""],
    ["more than is read", 200, JSON.stringify({ orders: [], rest: "x".repeat(300_000) })],
    ["a way elsewhere", 302, ""],
  ])("%s is said to have failed, and asked for anew", async (name, status, said) => {
    const visitor = await contact(`of ${name}`);
    answer = () => ({ status, body: said });
    const { body } = await post<ToldOrders>("/orders", visitor);
    expect(body).toEqual({ status: "failed", orders: [] });
    answer = () => ({ status: 200, body: JSON.stringify({ orders: [order] }) });
    expect((await post<ToldOrders>("/orders", visitor)).body.status).toBe("told");
  });

  test("[TK2] count as verified where a task asks for an order", async () => {
    const visitor = await contact("wen");
    const refund = submitTask(server, {
      taskSlug: "refund",
      fields: { order: "A1", lines: "cup*1", amount: "64" },
    });
    const ask = (orderId: string) =>
      post<{ missing: number[] }>("/tasks/refund/eligibility", visitor, {
        locale: "zh-CN",
        orderId,
      });
    expect((await ask("A1")).body.missing).toEqual([]);
    expect((await ask("Z9")).body.missing).toEqual([2]);
    expect((await visitor.send(refund)).status).toBe(200);
    const { shop } = await recordOf(refund.conversationId);
    expect(shop).toEqual({ verified: { order } });
    const { fields } = (await visitor.conversation(refund.conversationId)).body.conversation;
    expect(fields[1]).toMatchObject({ value: "cup*1", shown: "Cup × 1" });
  });
});

describe("[OC6] [F6.17] what agents are shown", () => {
  test("is what was vouched for then, apart from what the page alone said, and is erased", async () => {
    const visitor = await server.visitor();
    const product = { id: "tea", title: "Tea" };
    const message = sendMessage(server, { shop: { token: signed({ order }), product } });
    await visitor.send(message);
    const { conversationId } = message;
    expect((await recordOf(conversationId)).shop).toEqual({
      verified: { order },
      claimed: { product },
    });
    await visitor.send({ type: "visitor.erase", conversationId });
    expect((await recordOf(conversationId)).shop).toBeUndefined();
  });

  test("a token for another order, or one that was changed, vouches for nothing", async () => {
    const visitor = await server.visitor();
    const other = { id: "B2", title: "Pot" };
    for (const token of [signed({ order }), `${signed({ order: other })}x`]) {
      const message = sendMessage(server, { shop: { token, order: other } });
      await visitor.send(message);
      const { shop } = await recordOf(message.conversationId);
      expect(shop).toEqual({ claimed: { order: other } });
    }
  });
});
