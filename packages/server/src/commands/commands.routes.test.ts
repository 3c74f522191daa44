import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendMessage } from "../../test/commands.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.stop());

describe("[ER1] wrong input", () => {
  test("malformed JSON", async () => {
    const { token } = await server.visitor();
    const { status, problem } = await server.call("/commands", {
      method: "POST",
      token,
      key: server.id(),
      raw: '{"type": "message.send", "text": "secret words',
      headers: { "content-type": "application/json" },
    });
    expect(status).toBe(400);
    expect(problem.code).toBe("malformed_json");
    expect(JSON.stringify(problem)).not.toContain("secret");
  });

  test("fields of the wrong form are named by path, never what was typed", async () => {
    const visitor = await server.visitor();
    const { status, problem } = await visitor.send({
      ...sendMessage(server),
      conversationId: "secret-id",
      text: 98_765,
      locale: undefined,
    } as never);
    expect(status).toBe(422);
    expect(problem.issues).toEqual([
      { path: "conversationId", code: "wrong_form" },
      { path: "locale", code: "required" },
      { path: "text", code: "wrong_type" },
    ]);
    expect(JSON.stringify(problem)).not.toMatch(/secret|98765/);
    const { problem: unknown } = await visitor.send({ type: "evil" } as never);
    expect(unknown.issues).toEqual([{ path: "type", code: "not_an_option" }]);
  });

  test("no key, no token, a token of another site", async () => {
    const { token } = await server.visitor();
    const body = sendMessage(server);
    const noKey = await server.call("/commands", { method: "POST", token, body });
    expect(noKey.problem.code).toBe("idempotency_key_missing");
    const key = server.id();
    const noToken = await server.call("/commands", { method: "POST", key, body });
    expect(noToken.status).toBe(401);
    expect(noToken.problem.code).toBe("token_missing");
    const { sites, imports } = server.app.services;
    await sites.create({ ...(await sites.get("demo")), key: "other" });
    await imports.begin("other");
    const foreign = await server.call("/v1/sites/other/commands", {
      method: "POST",
      token,
      key,
      body,
    });
    expect(foreign.problem.code).toBe("token_missing");
  });

  test("a body that is too big is refused while it is read", async () => {
    const { token } = await server.visitor();
    const { status, problem } = await server.call("/commands", {
      method: "POST",
      token,
      key: server.id(),
      raw: JSON.stringify({ text: "x".repeat(300_000) }),
      headers: { "content-type": "application/json" },
    });
    expect(status).toBe(413);
    expect(problem.code).toBe("body_too_big");
  });

  test("[ER2] the sentence is in the visitor's language", async () => {
    const chinese = await server.call("/commands", {
      method: "POST",
      headers: { "accept-language": "zh-TW,zh;q=0.9,en;q=0.8" },
    });
    expect(chinese.problem.title).toBe("缺少令牌，或令牌无效。");
    expect(chinese.headers.get("content-type")).toContain("application/problem+json");
    const english = await server.call("/commands", {
      method: "POST",
      headers: { "accept-language": "fr, en;q=0.5, zh;q=0.1" },
    });
    expect(english.problem.title).toBe("This needs a token, and none was sent or it is not known.");
  });
});
