import type { Order } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestIdentity, signToken, type Secret } from "../../test/identity.ts";
import { addTasks, submitTask } from "../../test/tasks.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";

let server: TestServer;
let identity: ReturnType<typeof createTestIdentity>;
let secret: Secret;
beforeAll(async () => {
  server = await createTestServer();
  await addTasks(server);
  const admin = await server.agent("admin@example.com", "admin");
  identity = createTestIdentity(server, admin);
  secret = await identity.newSecret();
});
afterAll(() => server.stop());

const contact = async (sub: string, attributes: object = { realName: true }) =>
  server.visitor(await identity.session(secret, sub, { attributes }));

const money = (amount: string) => ({ amount, currency: "CNY" });
const order: Order = {
  id: "A1",
  state: "delivered",
  lines: [
    { id: "shoe", title: "Shoes", quantity: 2, price: money("99.90") },
    { id: "sock", title: "Socks", quantity: 1, price: money("9.99") },
  ],
};
const orderToken = (more: object = {}) =>
  signToken(secret, { aud: "demo", exp: identity.seconds() + 600, orders: [order], ...more });
const refundOf = (rest: object = {}) => ({
  taskSlug: "refund",
  fields: { order: "A1", lines: "shoe*1,sock*1", amount: "109.89" },
  orderToken: orderToken(),
  ...rest,
});

describe("[TK2] [F6.10] who may", () => {
  const ask = async ({ token }: TestVisitor, body: object = {}) =>
    (
      await server.call<{ missing: number[] }>("/tasks/refund/eligibility", {
        method: "POST",
        token,
        body: { locale: "zh-CN", ...body },
      })
    ).body.missing;

  test("is told by what is verified alone, with what is missing", async () => {
    expect(await ask(await server.visitor())).toEqual([0, 1, 2]);
    const claiming = await server.visitor();
    await claiming.send({ type: "visitor.set_attributes", attributes: { realName: true } });
    expect(await ask(claiming)).toEqual([0, 1, 2]);
    expect(await ask(await contact("u-1", {}))).toEqual([1, 2]);
    const verified = await contact("u-2");
    expect(await ask(verified)).toEqual([2]);
    expect(await ask(verified, { orderToken: orderToken() })).toEqual([]);
    expect(await ask(verified, { orderToken: orderToken({ sub: "u-2" }) })).toEqual([]);
    const chosen = { orderToken: orderToken(), orderId: "A2" };
    expect(await ask(verified, chosen)).toEqual([2]);
  });

  test.each([
    ["somebody else's", () => orderToken({ sub: "u-9" })],
    ["another site's", () => orderToken({ aud: "other" })],
    ["expired", () => orderToken({ exp: identity.seconds() - 120 })],
    ["unsigned", () => signToken({ ...secret, secret: "x".repeat(43) }, { aud: "demo" })],
    ["of an order that is on its way", () => orderToken({ orders: [{ id: "A1", state: "paid" }] })],
  ])("an order's token that is %s vouches for nothing", async (_what, make) => {
    expect(await ask(await contact("u-2"), { orderToken: make() })).toEqual([2]);
  });

  test("is judged anew when it is handed in", async () => {
    const anonymous = await server.visitor();
    const { status, problem } = await anonymous.send(submitTask(server, refundOf()));
    expect(status).toBe(403);
    expect(problem).toMatchObject({
      code: "not_eligible",
      issues: [
        { path: "requires.0", code: "missing" },
        { path: "requires.1", code: "missing" },
      ],
    });
    const visitor = await contact("u-2");
    const { orderToken: _token, ...without } = refundOf();
    const unsigned = await visitor.send(submitTask(server, without));
    expect(unsigned.problem.issues).toEqual([{ path: "requires.2", code: "missing" }]);
  });

  test("of an order, no more than was bought and paid", async () => {
    const visitor = await contact("u-3");
    const problem = async (fields: object) =>
      (await visitor.send(submitTask(server, refundOf({ fields: { order: "A1", ...fields } }))))
        .problem.issues;
    expect(await problem({ lines: "shoe*1", amount: "99.91" })).toEqual([
      { path: "fields.amount", code: "too_big" },
    ]);
    expect(await problem({ lines: "shoe*3", amount: "1" })).toEqual([
      { path: "fields.lines", code: "too_big" },
    ]);
    expect(await problem({ lines: "hat*1", amount: "1" })).toEqual([
      { path: "fields.lines", code: "not_an_option" },
    ]);
    const command = submitTask(server, refundOf());
    expect((await visitor.send(command)).status).toBe(200);
    expect((await visitor.conversation(command.conversationId)).body.conversation.subject).toBe(
      "退款：A1",
    );
  });

  test("an unknown task is answered so", async () => {
    const { token } = await server.visitor();
    const asked = await server.call("/tasks/nothing/eligibility", {
      method: "POST",
      token,
      body: { locale: "zh-CN" },
    });
    expect(asked.problem.code).toBe("not_found");
  });
});
