import type { ConversationSnapshot } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { submitTicket } from "../../test/commands.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
let number: string;
let code: string;
let conversationId: string;
beforeAll(async () => {
  server = await createTestServer();
  const ticket = submitTicket(server);
  ({ conversationId } = ticket);
  const { body } = await (await server.visitor()).send(ticket);
  const created = body.events.find((event) => event.type === "ticket.created");
  number = created?.conversation.number ?? "";
  code = body.lookupCode ?? "";
});
afterAll(() => server.stop());

const lookUp = (token: string, body: unknown) =>
  server.call<ConversationSnapshot>("/tickets/lookup", { method: "POST", token, body });

test("[CV7] number and code open the ticket to another visitor session, for good", async () => {
  const { token, conversation, say } = await server.visitor();
  expect((await conversation(conversationId)).status).toBe(404);
  const { status, body } = await lookUp(token, { number, code });
  expect(status).toBe(200);
  expect(body.conversation.number).toBe(number);
  expect((await conversation(conversationId)).body).toEqual(body);
  const events = await say("补充一下", { conversationId });
  expect(events.map(({ type }) => type)).toEqual(["message.created"]);
});

test("[CV6] as people type them: full width, spaces, small letters, O for 0", async () => {
  const { token } = await server.visitor();
  const wide = number.replace(/\d/g, (digit) => String.fromCharCode(Number(digit) + 0xff10));
  const typed = code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o");
  expect((await lookUp(token, { number: wide, code: typed })).status).toBe(200);
});

describe("[CV7] whatever is wrong, the answer is the same", () => {
  const other = "482-719-3657";
  test.for([
    { name: "a wrong code", ticket: () => ({ number, code: "00000-00000-00000-00000" }) },
    { name: "a number that does not exist", ticket: () => ({ number: other, code }) },
    { name: "both", ticket: () => ({ number: other, code: "00000-00000-00000-00000" }) },
  ])("$name", async ({ ticket }) => {
    const { token, conversation } = await server.visitor();
    const { status, problem, headers } = await lookUp(token, ticket());
    expect(status).toBe(404);
    expect(problem).toEqual({
      type: "about:blank#ticket_not_found",
      code: "ticket_not_found",
      status: 404,
      title: "No ticket has this number and code. Check both and try again.",
      requestId: headers.get("x-request-id"),
    });
    expect((await conversation(conversationId)).status).toBe(404);
  });
});

test("[CV6] a misheard digit is refused before anything is looked up", async () => {
  const { token } = await server.visitor();
  const last = number.at(-1) === "9" ? "0" : "9";
  const misheard = number.slice(0, -1) + last;
  const { status, problem } = await lookUp(token, { number: misheard, code });
  expect(status).toBe(422);
  expect(problem.issues).toEqual([{ path: "number", code: "wrong_form" }]);
  const half = await lookUp(token, { number, code: "ABCDE" });
  expect(half.problem.issues).toEqual([{ path: "code", code: "wrong_form" }]);
});

test("[ER3] guessing is counted, and told when to go on", async () => {
  const strict = await createTestServer({ isEmpty: true, flags: { "rate-limit-factor": "1" } });
  const { token } = await strict.visitor();
  const guess = () =>
    strict.call("/tickets/lookup", {
      method: "POST",
      token,
      body: { number: "482-719-3657", code: "00000-00000-00000-00000" },
    });
  for (let i = 0; i < 10; i++) expect((await guess()).status).toBe(404);
  const { status, problem, headers } = await guess();
  expect(status).toBe(429);
  expect(problem.code).toBe("too_many_requests");
  expect(problem.retryAfter).toBeGreaterThan(0);
  expect(headers.get("retry-after")).toBe(String(problem.retryAfter));
  await strict.stop();
});
