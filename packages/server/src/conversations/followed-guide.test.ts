import type { FollowedGuide } from "@helpbuoy/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { submitTicket } from "../../test/commands.ts";
import { createTestDesk, DESK } from "../../test/desk.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";

let server: TestServer;
let visitor: TestVisitor;
let li: string;
beforeAll(async () => {
  server = await createTestServer();
  visitor = await server.visitor();
  li = await server.agent("li@example.com");
});
afterAll(() => server.stop());

const guide: FollowedGuide = {
  slug: "sign-in-fails",
  title: "查一查为什么登录不了",
  path: [
    { title: "设备联网了吗？", answer: "passed" },
    { title: "登录时遇到了什么？", answer: "option", option: "收不到验证码" },
    { title: "再获取一次验证码", answer: "no" },
  ],
  probes: [
    { probe: "online", result: "passed", fact: "" },
    { probe: "backend", result: "passed", fact: "412 ms" },
  ],
  outcome: "ticket",
};
const desk = () => createTestDesk(server);

describe("[F6.03] [GD5] a guide that led to people", () => {
  test("comes with the ticket: agents have path and probes, the visitor no desk event", async () => {
    const ticket = submitTicket(server, { context: { searched: ["登录"], guide } });
    const { body } = await visitor.send(ticket);
    expect(body.events.map(({ type }) => type)).not.toContain("desk.guide_followed");
    expect((await desk().record(li, ticket.conversationId))?.guide).toEqual(guide);
    const seen = JSON.stringify((await visitor.conversation(ticket.conversationId)).body);
    expect(seen).not.toContain("收不到验证码");
  });

  test("comes with a handoff, less what was struck out", async () => {
    const conversationId = server.id();
    const told = { ...guide, path: guide.path.slice(1), probes: [] };
    const asked = { type: "handoff.request" as const, locale: "zh-CN", capsule: [] };
    await visitor.send({ ...asked, conversationId, context: { guide: told } });
    expect((await desk().record(li, conversationId))?.guide).toEqual(told);
    const other = server.id();
    await visitor.send({ ...asked, conversationId: other });
    expect((await desk().record(li, other))?.guide ?? null).toBeNull();
  });

  test("is found by its title in the inbox's search", async () => {
    const ticket = submitTicket(server, { context: { guide } });
    await visitor.send(ticket);
    const find = async (q: string) => {
      const path = `${DESK}/find?q=${encodeURIComponent(q)}`;
      return JSON.stringify((await server.call(path, { token: li })).body);
    };
    expect(await find("为什么登录不了")).toContain(ticket.conversationId);
    expect(await find("为什么登录得了")).not.toContain(ticket.conversationId);
  });

  test.each([
    ["a probe that is none", { ...guide, probes: [{ probe: "mood", result: "passed", fact: "" }] }],
    ["more steps than fit", { ...guide, path: Array.from({ length: 61 }, () => guide.path[0]) }],
    [
      "a fact as long as a page",
      { ...guide, probes: [{ ...guide.probes[0], fact: "x".repeat(201) }] },
    ],
  ])("%s is refused", async (_, wrong) => {
    const context = { guide: wrong as FollowedGuide };
    const { problem } = await visitor.send(submitTicket(server, { context }));
    expect(problem.code).toBe("invalid_input");
  });
});
