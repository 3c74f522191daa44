import { existsSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendMessage, submitTicket } from "../../test/commands.ts";
import { createTestServer, type TestServer, type TestVisitor } from "../../test/test-server.ts";

const png = new Uint8Array(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));

let server: TestServer;
let visitor: TestVisitor;
beforeAll(async () => {
  server = await createTestServer({ flags: { "max-file-bytes": "5000" } });
  visitor = await server.visitor();
});
afterAll(() => server.stop());

type Upload = {
  fileId?: string;
  conversationId?: string;
  name?: string;
  bytes?: Uint8Array<ArrayBuffer>;
  token?: string;
  key?: string;
};
function upload(options: Upload = {}) {
  const query = new URLSearchParams({
    name: options.name ?? "photo.png",
    conversationId: options.conversationId ?? server.id(),
  });
  return server.call(`/files/${options.fileId ?? server.id()}?${query.toString()}`, {
    method: "PUT",
    token: options.token ?? visitor.token,
    key: options.key ?? server.id(),
    raw: options.bytes ?? png,
  });
}
const download = (fileId: string, token = visitor.token) =>
  server.app.request(`/v1/sites/demo/files/${fileId}`, {
    headers: { authorization: `Bearer ${token}` },
  });
const stored = () => {
  const folder = join(server.deps.settings.data, "files");
  return ["demo", ".incoming"].flatMap((name) =>
    existsSync(join(folder, name)) ? readdirSync(join(folder, name)) : [],
  );
};

test("a file before the message that names it, then handed out to be saved", async () => {
  const command = sendMessage(server, { text: "看截图", attachments: [server.id()] });
  const [fileId = ""] = command.attachments;
  const name = "截图 (1).png";
  const sent = await upload({ fileId, conversationId: command.conversationId, name });
  expect(sent.body).toEqual({ events: [] });
  await visitor.send(command);
  const { body } = await visitor.conversation(command.conversationId);
  expect(body.messages[0]?.attachments).toEqual([
    { fileId, name, type: "image/png", bytes: png.byteLength },
  ]);
  const response = await download(fileId);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(png);
  expect(response.headers.get("content-type")).toBe("image/png");
  expect(response.headers.get("content-disposition")).toBe(
    `attachment; filename="__ (1).png"; filename*=UTF-8''%E6%88%AA%E5%9B%BE%20%281%29.png`,
  );
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("content-security-policy")).toContain("sandbox");
});

test("[OB3] sent again under its key it is there once; other bytes under it are refused", async () => {
  const file = { fileId: server.id(), conversationId: server.id(), key: server.id() };
  const answers = await Promise.all([upload(file), upload(file), upload(file)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  const other = await upload({ ...file, bytes: new Uint8Array([...png, 0]) });
  expect(other.problem.code).toBe("idempotency_key_reused");
  const taken = await upload({ ...file, key: server.id() });
  expect(taken.problem.issues).toEqual([{ path: "fileId", code: "already_used" }]);
  expect(stored().filter((name) => name === file.fileId)).toHaveLength(1);
});

describe("[P28] what is not taken", () => {
  test.for([
    ["a page", "page.html", "<!doctype html><script>alert(1)</script>"],
    ["a page called a picture", "photo.png", "<html><script>alert(1)</script>"],
    ["SVG", "logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["a script", "run.sh", "#!/bin/sh\nrm -rf /"],
    ["a program", "setup.png", "MZ\u0090\u0000\u0003\u0000\u0000\u0000"],
    ["an archive", "files.zip", "PK\u0003\u0004\u0014\u0000\u0000\u0000"],
    ["bytes called text", "notes.txt", "a\u0000b"],
  ] as const)("%s", async ([, name, content]) => {
    const before = stored();
    const { status, problem } = await upload({ name, bytes: bytesOf(content) });
    expect(status).toBe(415);
    expect(problem.code).toBe("file_type_not_allowed");
    expect(stored()).toEqual(before);
  });

  test("too many bytes, refused as they come, whatever length they claim", async () => {
    const before = stored();
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(1000));
      },
    });
    const query = `name=a.png&conversationId=${server.id()}`;
    const response = await server.app.request(`/v1/sites/demo/files/${server.id()}?${query}`, {
      method: "PUT",
      headers: {
        authorization: `Bearer ${visitor.token}`,
        "idempotency-key": server.id(),
        "accept-language": "zh-CN",
      },
      body: endless,
      duplex: "half",
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: "file_too_big", title: "文件太大。" });
    expect(stored()).toEqual(before);
  });

  test("nothing at all", async () => {
    const { problem } = await upload({ bytes: new Uint8Array() });
    expect(problem.issues).toEqual([{ path: "body", code: "required" }]);
  });
});

test("plain text is taken for what it is", async () => {
  const fileId = server.id();
  await upload({ fileId, name: "log.txt", bytes: bytesOf("<script>alert(1)</script> 日志") });
  const response = await download(fileId);
  expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
});

describe("[P19] who may name and read a file", () => {
  test("its own visitor session, until it is named", async () => {
    const fileId = server.id();
    await upload({ fileId });
    expect((await download(fileId)).status).toBe(200);
    const other = await server.visitor();
    expect((await download(fileId, other.token)).status).toBe(404);
    expect((await download(server.id())).status).toBe(404);
  });

  test("whoever may read the conversation, once a message names it", async () => {
    const ticket = submitTicket(server);
    const fileId = server.id();
    await upload({ fileId, conversationId: ticket.conversationId });
    const { body } = await visitor.send({ ...ticket, attachments: [fileId] });
    const created = body.events.find((event) => event.type === "ticket.created");
    const other = await server.visitor();
    await server.call("/tickets/lookup", {
      method: "POST",
      token: other.token,
      body: { number: created?.conversation.number, code: body.lookupCode },
    });
    expect((await download(fileId, other.token)).status).toBe(200);
  });

  test("a file of others, of another talk, or one that is named already cannot be named", async () => {
    const command = sendMessage(server);
    const issue = async (fileId: string) =>
      (await visitor.send({ ...command, attachments: [fileId] })).problem.issues;
    const other = await server.visitor();
    const foreign = server.id();
    await upload({
      fileId: foreign,
      conversationId: command.conversationId,
      token: other.token,
    });
    expect(await issue(foreign)).toEqual([{ path: "attachments", code: "unknown_file" }]);
    const elsewhere = server.id();
    await upload({ fileId: elsewhere });
    expect(await issue(elsewhere)).toEqual([{ path: "attachments", code: "unknown_file" }]);
    expect(await issue(server.id())).toEqual([{ path: "attachments", code: "unknown_file" }]);
    const used = server.id();
    await upload({ fileId: used, conversationId: command.conversationId });
    await visitor.send({ ...command, attachments: [used] });
    const again = await visitor.send({
      ...command,
      messageId: server.id(),
      attachments: [used],
    });
    expect(again.problem.issues).toEqual([{ path: "attachments", code: "already_used" }]);
  });

  test("files of a form's field stand in the field and among the attachments", async () => {
    const ticket = submitTicket(server);
    const fileId = server.id();
    await upload({ fileId, conversationId: ticket.conversationId });
    await visitor.send({ ...ticket, fields: { ...ticket.fields, receipt: [fileId] } });
    const { conversation, messages } = (await visitor.conversation(ticket.conversationId)).body;
    expect(conversation.fields.at(-1)).toMatchObject({ id: "receipt", value: [fileId] });
    expect(messages[0]?.attachments.map((file) => file.fileId)).toEqual([fileId]);
  });
});

test("what nothing ever named is removed after a week", async () => {
  const fileId = server.id();
  await upload({ fileId });
  const incoming = join(server.deps.settings.data, "files/.incoming");
  writeFileSync(join(incoming, "cut-long-ago"), "x");
  utimesSync(join(incoming, "cut-long-ago"), 0, 0);
  writeFileSync(join(incoming, "on-its-way"), "x");
  utimesSync(join(incoming, "on-its-way"), 2e10, 2e10);
  server.clock.advance(8 * 86_400_000);
  await server.app.services.files.removeUnused();
  expect(readdirSync(incoming)).toEqual(["on-its-way"]);
  expect((await download(fileId)).status).toBe(404);
  expect(stored()).not.toContain(fileId);
});

test("[P29] [ER3] one visitor session fills no disk: so many bytes, then Retry-After", async () => {
  // A twentieth of the usual: one biggest file in ten minutes.
  const flags = { "max-file-bytes": "1000", "rate-limit-factor": "0.05" };
  const small = await createTestServer({ flags });
  const send = (token: string, length: number) =>
    small.call(`/files/${small.id()}?name=a.txt&conversationId=${small.id()}`, {
      method: "PUT",
      token,
      key: small.id(),
      raw: bytesOf("x".repeat(length)),
      headers: { "content-length": String(length) },
    });
  const { token } = await small.visitor();
  expect((await send(token, 600)).status).toBe(200);
  const refused = await send(token, 600);
  expect(refused.problem.code).toBe("too_many_requests");
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(60);
  expect((await send((await small.visitor()).token, 600)).status).toBe(200);
  expect(readdirSync(join(small.deps.settings.data, "files/demo"))).toHaveLength(2);
  await small.stop();
});
