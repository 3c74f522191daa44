import type { TalkBackend } from "@helpbuoy/client";
import { IDBDatabase, IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createDesk, jwt, openTab } from "./testing/desk-of-contacts.ts";

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.restoreAllMocks();
});

test("[P8] a visitor whose disk dies stays the same one, until the token is refused", async () => {
  const { sessions } = openTab(createDesk());
  expect(await sessions.current()).toBeUndefined();
  expect(await sessions.token()).toBe("token-1");
  expect(await sessions.current()).toBe("token-1");
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
    throw new DOMException("closing", "InvalidStateError");
  });
  expect(await sessions.token()).toBe("token-1");
  await sessions.refuse("token-1");
  expect(await sessions.current()).toBeUndefined();
  expect(await sessions.token()).toBe("token-2");
});

describe("identify", () => {
  test("[ID4] [P18] takes along what the anonymous visitor wrote, and keeps a new token", async () => {
    const desk = createDesk();
    const { sessions, forgotten } = openTab(desk);
    await sessions.token();
    expect(await sessions.identify(jwt("li"))).toBe("done");
    expect(desk.calls).toEqual(["anonymous", "identify li with token-1"]);
    expect(await sessions.token()).toBe("token-2");
    expect(sessions.contact.value).toEqual({ id: "li", name: "li's name" });
    expect(sessions.isAnonymous.value).toBe(false);
    expect(forgotten).toEqual([]);
  });

  test("the same one again, on the next page too, asks nobody", async () => {
    const desk = createDesk();
    await openTab(desk).sessions.identify(jwt("li"));
    const next = openTab(desk);
    expect(await next.sessions.identify(async () => jwt("li", "another token"))).toBe("done");
    expect(desk.calls).toHaveLength(1);
    expect(next.sessions.contact.value?.id).toBe("li");
    expect(next.forgotten).toEqual([]);
  });

  test("another one forgets everything of the one before, and leaves nothing to them", async () => {
    const desk = createDesk();
    const { sessions, forgotten } = openTab(desk);
    await sessions.identify(jwt("li"));
    await sessions.identify(jwt("wang"));
    expect(forgotten).toHaveLength(1);
    await vi.waitFor(() => expect(desk.tokens).toEqual(new Map([["token-2", "wang"]])));
    expect(desk.calls).toContain("identify wang with undefined");
    expect(await sessions.withToken(desk.ask)).toBe("wang");
  });

  test("two tabs at once are one session", async () => {
    const desk = createDesk();
    const tabs = [openTab(desk), openTab(desk)];
    await Promise.all(tabs.map(({ sessions }) => sessions.identify(jwt("li"))));
    expect(desk.calls).toEqual(["identify li with undefined"]);
  });

  test("while the page's function thinks, nothing is written as somebody else", async () => {
    const desk = createDesk();
    const { sessions } = openTab(desk);
    const given = Promise.withResolvers<string>();
    const done = sessions.identify(() => given.promise);
    expect(sessions.isUnsure.value).toBe(true);
    const token = sessions.token();
    given.resolve(jwt("li"));
    expect(desk.tokens.get(await token)).toBe("li");
    expect(await done).toBe("done");
    expect(sessions.isUnsure.value).toBe(false);
    expect(desk.calls).not.toContain("anonymous");
  });

  test("a function that fails is asked again when there is something to write", async () => {
    const desk = createDesk();
    const { sessions } = openTab(desk);
    const source = vi
      .fn<() => string>()
      .mockImplementationOnce(() => {
        throw new TypeError("Failed to fetch");
      })
      .mockReturnValue(jwt("li"));
    expect(await sessions.identify(source)).toBe("later");
    expect(await sessions.withToken(desk.ask)).toBe("li");
    expect(desk.calls).not.toContain("anonymous");
  });

  test("what is no token is refused, and no backend is asked", async () => {
    const desk = createDesk();
    const { sessions } = openTab(desk);
    expect(await sessions.identify("x")).toBe("no_token");
    expect(desk.calls).toEqual([]);
  });

  test("[BE1] a desk that knows nobody by name stays anonymous", async () => {
    const desk = createDesk();
    delete (desk.backend as Partial<TalkBackend>).identify;
    const { sessions } = openTab(desk);
    expect(await sessions.identify(jwt("li"))).toBe("not_offered");
    expect(await sessions.withToken(desk.ask)).toBeNull();
  });
});

describe("a session that is no longer taken", () => {
  test("the page's function is asked once, and the call goes on", async () => {
    const desk = createDesk();
    const { sessions } = openTab(desk);
    let asked = 0;
    const source = () => jwt("li", String((asked += 1)));
    await sessions.identify(source);
    desk.tokens.clear();
    expect(await sessions.withToken(desk.ask)).toBe("li");
    expect(asked).toBe(2);
    expect(sessions.problem.value).toBeUndefined();
  });

  test("a fixed token that is taken no more: all waits, and nobody becomes anonymous", async () => {
    const desk = createDesk();
    const { sessions, expired } = openTab(desk);
    await sessions.identify(jwt("li"));
    desk.tokens.clear();
    desk.expired.add(jwt("li"));
    await expect(sessions.withToken(desk.ask)).rejects.toMatchObject({ kind: "rejected" });
    await expect(sessions.token()).rejects.toMatchObject({ kind: "rejected" });
    expect(sessions.problem.value).toBe("identity_expired");
    expect(expired).toEqual(["expired"]);
    expect(sessions.isHeld()).toBe(true);
    expect(desk.calls).not.toContain("anonymous");
    expect(await sessions.identify(jwt("li", "new"))).toBe("done");
    expect(sessions.isHeld()).toBe(false);
    expect(await sessions.withToken(desk.ask)).toBe("li");
  });

  test("nor on the next page, where nobody is identified", async () => {
    const desk = createDesk();
    await openTab(desk).sessions.identify(jwt("li"));
    desk.tokens.clear();
    const { sessions } = openTab(desk);
    await expect(sessions.withToken(desk.ask)).rejects.toMatchObject({ kind: "rejected" });
    expect(sessions.problem.value).toBe("identity_expired");
    expect(desk.calls).not.toContain("anonymous");
    await sessions.forget();
    expect(await sessions.withToken(desk.ask)).toBeNull();
  });

  test("a function that now names another one is not followed by itself", async () => {
    const desk = createDesk();
    const { sessions } = openTab(desk);
    let subject = "li";
    await sessions.identify(() => jwt(subject));
    desk.tokens.clear();
    subject = "wang";
    await expect(sessions.withToken(desk.ask)).rejects.toMatchObject({ kind: "rejected" });
    expect([...desk.tokens.values()]).toEqual([]);
  });
});

test("[ID6] a site that takes nothing from the anonymous: all waits until someone is identified", async () => {
  const desk = createDesk({ isStrict: true });
  const { sessions } = openTab(desk);
  await expect(sessions.token()).rejects.toMatchObject({ problem: { code: "identity_required" } });
  expect(sessions.isHeld()).toBe(true);
  expect(sessions.problem.value).toBe("identity_required");
  await sessions.identify(jwt("li"));
  expect(sessions.isHeld()).toBe(false);
  expect(await sessions.withToken(desk.ask)).toBe("li");
});

describe("forget", () => {
  test("[P18] ends the session, and waits for nobody", async () => {
    const desk = createDesk();
    const { sessions } = openTab(desk);
    await sessions.identify(jwt("li"));
    const { backend } = desk;
    const end = backend.endVisitorSession;
    backend.endVisitorSession = async (options) => {
      await end?.(options);
      await new Promise(() => {});
    };
    await sessions.forget();
    expect(desk.calls).toContain("end token-1");
    expect(sessions.contact.value).toBeUndefined();
    expect(await sessions.withToken(desk.ask)).toBeNull();
  });

  test("makes no new session for what was asked before", async () => {
    const desk = createDesk();
    const { sessions } = openTab(desk);
    await sessions.identify(jwt("li"));
    const forgotten = sessions.forget();
    const asked = sessions.token().catch((cause: unknown) => cause);
    await forgotten;
    await asked;
    expect(desk.calls).not.toContain("anonymous");
  });

  test("counts, though someone is being identified: what comes of that is ended", async () => {
    const desk = createDesk();
    const { sessions } = openTab(desk);
    const { backend } = desk;
    const { identify } = backend;
    const reached = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    backend.identify = async (...given) => {
      reached.resolve();
      await goOn.promise;
      return (identify as NonNullable<typeof identify>)(...given);
    };
    const done = sessions.identify(jwt("li"));
    await reached.promise;
    await sessions.forget();
    goOn.resolve();
    await done;
    await vi.waitFor(() => expect(desk.tokens.size).toBe(0));
    expect(sessions.isAnonymous.value).toBe(true);
    expect(await sessions.current()).toBeUndefined();
  });

  test("in another tab that turned to the same one: this one goes on", async () => {
    const desk = createDesk();
    const [one, two] = [openTab(desk), openTab(desk)];
    await Promise.all([one, two].map(({ sessions }) => sessions.identify(jwt("li"))));
    await Promise.all([one, two].map(({ sessions }) => sessions.identify(() => jwt("wang"))));
    expect(one.sessions.hearForgotten("wang")).toBe(false);
    expect(await one.sessions.withToken(desk.ask)).toBe("wang");
    expect(await two.sessions.withToken(desk.ask)).toBe("wang");
  });

  test("in another tab: this one stops, and is not taken for who is there now", async () => {
    const desk = createDesk();
    const [one, two] = [openTab(desk), openTab(desk)];
    await one.sessions.identify(() => jwt("li"));
    await two.sessions.identify(jwt("wang"));
    expect(one.sessions.hearForgotten("wang")).toBe(true);
    await expect(one.sessions.withToken(desk.ask)).rejects.toMatchObject({ kind: "rejected" });
    expect(await one.sessions.current()).toBeUndefined();
    expect(one.sessions.contact.value).toBeUndefined();
    expect(await two.sessions.withToken(desk.ask)).toBe("wang");
  });
});
