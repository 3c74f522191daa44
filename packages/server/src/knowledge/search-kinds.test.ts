import type { SearchHit } from "@helpbuoy/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer, type TestServer } from "../../test/test-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.stop());

const search = async (q: string, rest = "&locale=zh-CN") =>
  (await server.call<{ hits: SearchHit[] }>(`/search?q=${encodeURIComponent(q)}${rest}`)).body.hits;

test("[F6.19] guides and tasks stand in the same list, each with its kind", async () => {
  const kinds = async (q: string, rest?: string) =>
    (await search(q, rest)).map((hit) => `${hit.kind} ${hit.slug}`);
  expect(await search("退款")).toContainEqual({
    kind: "task",
    slug: "get-refund",
    title: "申请退款",
    categorySlug: "payment",
    excerpt: "我要退款",
  });
  expect(await kinds("退款多久到账")).toContain("article refund-time");
  expect((await kinds("拍摄黑屏"))[0]).toBe("guide black-picture");
  expect((await kinds("heiping"))[0]).toBe("guide black-picture");
  expect((await kinds("I want a refund", "&locale=en"))[0]).toBe("task get-refund");
  // The kind decides before few are taken.
  expect(await kinds("登录不上", "&locale=zh-CN&limit=1")).toEqual(["guide sign-in-fails"]);
});

test("[F6.20] a fault leads to the guide first, what asks to know to the article", async () => {
  const first = async (q: string) => (await search(q))[0]?.slug;
  expect(await first("登录不上")).toBe("sign-in-fails");
  expect(await first("怎么更换绑定的手机号")).toBe("change-phone");
  expect(await first("退款多久到账")).toBe("refund-time");
});

test("agents quote articles alone", async () => {
  const token = await server.agent("quoting@example.com", "agent");
  const { body } = await server.call<{ hits: SearchHit[] }>(
    `/v1/agents/sites/demo/search?q=${encodeURIComponent("退款")}&locale=zh-CN`,
    { token },
  );
  expect(body.hits.map(({ kind }) => kind)).toContain("article");
  expect(new Set(body.hits.map(({ kind }) => kind))).toEqual(new Set(["article"]));
});
