import { Buffer } from "node:buffer";
import type { SentCode } from "@helpbuoy/protocol";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestIdentity, type Secret } from "../../test/identity.ts";
import { openMailDesk, type MailDesk } from "../../test/mail-desk.ts";
import { textOf } from "../../test/mailbox.ts";
import { addTasks, submitTask } from "../../test/tasks.ts";
import { createTestServer, type TestVisitor } from "../../test/test-server.ts";
import { keepHouse } from "../housekeeping.ts";

const MINUTE = 60_000;

let desk: MailDesk;
let identity: ReturnType<typeof createTestIdentity>;
let secret: Secret;
beforeAll(async () => {
  desk = await openMailDesk();
  await addTasks(desk.server);
  const admin = await desk.server.agent("admin@example.com", "admin");
  identity = createTestIdentity(desk.server, admin);
  secret = await identity.newSecret();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  await desk.round();
  desk.clear();
  // Whom it was sent to before is long past.
  desk.server.clock.advance(11 * MINUTE);
});

const post = <Body>(visitor: TestVisitor, path: string, body: object) =>
  desk.server.call<Body>(path, { method: "POST", token: visitor.token, body });
const ask = (visitor: TestVisitor, to?: string, taskSlug = "recover-account") =>
  post<SentCode>(visitor, "/codes", { taskSlug, locale: "zh-CN", ...(to !== undefined && { to }) });
const check = (visitor: TestVisitor, id: string, code: string) =>
  post<{ proof: string }>(visitor, `/codes/${id}/check`, { code });
/** The code in the last letter to an address. */
async function codeTo(email: string): Promise<string> {
  await desk.round();
  return /^\d{6}$/m.exec(textOf(desk.to(email).at(-1)?.source ?? ""))?.[0] ?? "";
}
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const submit = (visitor: TestVisitor, email: string, codeProof?: string) =>
  visitor.send(
    submitTask(desk.server, {
      taskSlug: "recover-account",
      fields: { email },
      ...(codeProof !== undefined && { codeProof }),
    }),
  );

describe("[TK3] [F6.08] a code by letter", () => {
  test("shows that the address is theirs, and opens the task once", async () => {
    const visitor = await desk.server.visitor();
    const email = desk.someone();
    const { status, body: sent } = await ask(visitor, ` ${email.toUpperCase()}`);
    expect(status).toBe(201);
    expect(sent.sentTo).toBe(`${email[0]}•••@example.com`);
    expect(Date.parse(sent.expiresAt)).toBe(desk.server.clock.now() + 10 * MINUTE);
    const code = await codeTo(email);
    const source = desk.to(email)[0]?.source ?? "";
    expect(textOf(source)).toContain("找回账号");
    // On a locked phone the subject is read by whoever holds it.
    expect(source.split("\r\n\r\n")[0]).not.toContain(code);
    const { proof } = (await check(visitor, sent.id, code)).body;
    expect((await submit(visitor, email)).problem.issues).toEqual([
      { path: "codeProof", code: "required" },
    ]);
    expect((await submit(visitor, email, proof)).status).toBe(200);
    expect((await submit(visitor, email, proof)).problem.issues).toEqual([
      { path: "codeProof", code: "not_proven" },
    ]);
  });

  test("the proof holds for this visitor, address and task, for a day", async () => {
    const visitor = await desk.server.visitor();
    const email = desk.someone();
    const { id } = (await ask(visitor, email)).body;
    const { proof } = (await check(visitor, id, await codeTo(email))).body;
    const refused = { issues: [{ path: "codeProof", code: "not_proven" }] };
    expect((await submit(visitor, desk.someone(), proof)).problem).toMatchObject(refused);
    const stranger = await desk.server.visitor();
    expect((await submit(stranger, email, proof)).problem).toMatchObject(refused);
    const made = `${id}.${Buffer.alloc(32).toString("base64url")}`;
    expect((await submit(visitor, email, made)).problem).toMatchObject(refused);
    desk.server.clock.advance(24 * 60 * MINUTE + 1);
    expect((await submit(visitor, email, proof)).problem).toMatchObject(refused);
  });

  test("goes with a visitor who says who they are meanwhile", async () => {
    const anonymous = await desk.server.visitor();
    const email = desk.someone();
    const { id } = (await ask(anonymous, email)).body;
    const { proof } = (await check(anonymous, id, await codeTo(email))).body;
    const token = await identity.session(secret, "u-code", {}, anonymous.token);
    expect((await submit(await desk.server.visitor(token), email, proof)).status).toBe(200);
  });

  test("five tries, and the right one no more; ten minutes, and no more", async () => {
    const visitor = await desk.server.visitor();
    const email = desk.someone();
    const { id } = (await ask(visitor, email)).body;
    const code = await codeTo(email);
    for (let tried = 0; tried < 5; tried += 1) {
      const { problem } = await check(visitor, id, other(code));
      expect(problem).toMatchObject({ issues: [{ path: "code", code: "wrong_code" }] });
    }
    expect((await check(visitor, id, code)).problem.code).toBe("code_expired");
    const second = (await ask(visitor, email)).body;
    const late = await codeTo(email);
    desk.server.clock.advance(10 * MINUTE);
    expect((await check(visitor, second.id, late)).problem.code).toBe("code_expired");
  });

  test("of many tries at once no more than five count", async () => {
    const visitor = await desk.server.visitor();
    const email = desk.someone();
    const { id } = (await ask(visitor, email)).body;
    const wrong = other(await codeTo(email));
    const tries = await Promise.all(Array.from({ length: 12 }, () => check(visitor, id, wrong)));
    const codes = tries.map(({ problem }) => problem.code);
    expect(codes.filter((one) => one === "invalid_input")).toHaveLength(5);
  });

  test("another's code and one that never was are answered alike", async () => {
    const visitor = await desk.server.visitor();
    const email = desk.someone();
    const { id } = (await ask(visitor, email)).body;
    const code = await codeTo(email);
    const stranger = await desk.server.visitor();
    const foreign = await check(stranger, id, code);
    const missing = await check(stranger, desk.server.id(), code);
    expect(foreign.problem.code).toBe("code_expired");
    const { requestId } = foreign.problem;
    expect({ ...missing.problem, requestId }).toEqual(foreign.problem);
  });
});

describe("[TK3] [P21] no cannon of codes", () => {
  test("three in ten minutes for a visitor, and to an address, whoever asks", async () => {
    const visitor = await desk.server.visitor();
    for (let asked = 0; asked < 3; asked += 1) {
      expect((await ask(visitor, desk.someone())).status).toBe(201);
      desk.server.clock.advance(MINUTE);
    }
    const refused = await ask(visitor, desk.someone());
    expect(refused.problem).toMatchObject({ code: "too_many_requests", retryAfter: 7 * 60 });
    const email = desk.someone();
    const people = await Promise.all([1, 2, 3, 4].map(() => desk.server.visitor()));
    const answers = [];
    for (const one of people) answers.push((await ask(one, email)).status);
    expect(answers).toEqual([201, 201, 201, 429]);
    desk.server.clock.advance(10 * MINUTE);
    expect((await ask(people[3] as TestVisitor, email)).status).toBe(201);
  });

  test("ten letters a day to an address, and the answer does not say that there are no more", async () => {
    const email = desk.someone();
    for (let asked = 0; asked < 12; asked += 1) {
      expect((await ask(await desk.server.visitor(), email)).status).toBe(201);
      desk.server.clock.advance(10 * MINUTE);
    }
    const written = await desk.server.deps.database
      .selectFrom("letters")
      .select("id")
      .where("email", "=", email)
      .execute();
    expect(written).toHaveLength(10);
  });

  test("nothing that a stranger wrote stands in a letter", async () => {
    const email = desk.someone();
    const stranger = await desk.server.visitor();
    await stranger.send({
      type: "visitor.set_attributes",
      attributes: { name: "ATTACKER http://evil.example" },
    });
    await ask(stranger, email);
    await desk.round();
    expect(desk.to(email)[0]?.source).not.toMatch(/ATTACKER|evil/);
  });
});

describe("[TK3] whose address", () => {
  test("the contact's own where the task names no field, and no other", async () => {
    const email = desk.someone();
    const token = await identity.session(secret, "u-mail", { email });
    const visitor = await desk.server.visitor(token);
    const brought = await ask(visitor, "evil@example.com", "change-email");
    expect(brought.problem.issues).toEqual([{ path: "to", code: "unknown_field" }]);
    const { id, sentTo } = (await ask(visitor, undefined, "change-email")).body;
    expect(sentTo).toBe(`${email[0]}•••@example.com`);
    const { proof } = (await check(visitor, id, await codeTo(email))).body;
    const command = submitTask(desk.server, {
      taskSlug: "change-email",
      fields: { "new-email": "new@example.com" },
      codeProof: proof,
    });
    expect((await visitor.send(command)).status).toBe(200);
  });

  test("who may not use the task is sent none, nor where nobody could send it", async () => {
    const anonymous = await desk.server.visitor();
    const refused = await ask(anonymous, undefined, "change-email");
    expect(refused.problem).toMatchObject({
      code: "not_eligible",
      issues: [{ path: "requires.0", code: "missing" }],
    });
    const without = await desk.server.visitor(await identity.session(secret, "u-none"));
    const none = await ask(without, undefined, "change-email");
    expect(none.problem.code).toBe("code_unavailable");
    const phone = await ask(anonymous, "13800138000", "change-phone");
    expect(phone.problem.code).toBe("code_unavailable");
    for (const taskSlug of ["appeal", "nothing"]) {
      const { problem } = await ask(anonymous, "a@example.com", taskSlug);
      expect(problem.issues).toEqual([{ path: "taskSlug", code: "not_an_option" }]);
    }
    const typed = await ask(anonymous, "not an address");
    expect(typed.problem.issues).toEqual([{ path: "to", code: "not_an_email" }]);
  });

  test("without mail and without a program there is no code", async () => {
    const bare = await createTestServer();
    await addTasks(bare);
    const { token } = await bare.visitor();
    const { problem } = await bare.call("/codes", {
      method: "POST",
      token,
      body: { taskSlug: "recover-account", locale: "zh-CN", to: "a@example.com" },
    });
    expect(problem.code).toBe("code_unavailable");
    expect(await bare.deps.database.selectFrom("task_codes").selectAll().execute()).toEqual([]);
    await bare.stop();
  });
});

test("[TK3] [P44] a code and its address stand in its letter until that has gone, and nowhere after", async () => {
  const visitor = await desk.server.visitor();
  const email = desk.someone();
  const { id } = (await ask(visitor, email)).body;
  const code = await codeTo(email);
  const { proof } = (await check(visitor, id, code)).body;
  await submit(visitor, email, proof);
  const { database } = desk.server.deps;
  const codes = await database.selectFrom("task_codes").selectAll().execute();
  expect(JSON.stringify(codes)).not.toMatch(new RegExp(`${email}|${code}`));
  const letters = await database.selectFrom("letters").selectAll().execute();
  expect(
    JSON.stringify(letters.map(({ text, html, subject }) => text + html + subject)),
  ).not.toContain(code);
  await visitor.send({ type: "visitor.erase" });
  for (const table of ["letters", "task_codes", "events", "idempotency_keys"] as const) {
    const rows = await database.selectFrom(table).selectAll().execute();
    expect(JSON.stringify(rows), table).not.toContain(email);
  }
  desk.server.clock.advance(32 * 24 * 60 * MINUTE);
  await keepHouse(desk.server.deps, desk.server.app.services);
  expect(await database.selectFrom("task_codes").selectAll().execute()).toEqual([]);
});
