import { createHash } from "node:crypto";
import { richTextToPlainText, type Id, type Manifest } from "@helpbuoy/protocol";
import { encode, trainIntentModel, type Example } from "@helpbuoy/search/intent/training";
import { describe, expect, test } from "vitest";
import { cut, type Network } from "../../../../../test/support/core/network.ts";
import type { Page } from "../../../../../test/support/core/open-page.ts";
import { until } from "../../../../../test/support/core/until.ts";
import { useRealServer } from "../../../../../test/support/core/use-real-server.ts";

const { server, browser, open } = useRealServer();

const ways = ["where is my", "tell me about my", "what of the", "how do I get a", "broken"];

/** A model as a pack carries it. */
function packedModel(examples: readonly Example[]): { hash: string; content: string } {
  const model = encode(trainIntentModel(examples, { outside: ["sing a song", "who are you"] }));
  const content = JSON.stringify({ model: Buffer.from(model).toString("base64"), foreign: [] });
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, 20);
  return { hash, content };
}

/** Every word is searched for, and kept. */
const wordsAreKept = async (locale: string) => {
  const head = await browser().stored(`knowledge/${locale}/index`);
  return (head as { stage?: string } | undefined)?.stage === "bodies";
};

/** A talk opened with a network, as far as the bot needs it. */
async function openTalk(locale: "en" | "zh-CN" = "en") {
  const network = server().connect();
  const page = open({ network, locales: [locale] });
  page.widget.panel.open();
  const id = page.widget.conversations.start();
  page.widget.panel.show({ name: "conversation", id });
  await until(() => wordsAreKept(locale));
  return { page, network, id };
}

function goOffline(page: Page, network: Network): void {
  network.setFault(cut);
  page.setOnline(false);
}

const messagesOf = (page: Page, id: Id) => page.widget.conversations.get(id)?.messages ?? [];
const lastOf = (page: Page, id: Id) => messagesOf(page, id).at(-1);
const answered = (page: Page, id: Id) => until(() => lastOf(page, id)?.offlineAnswer);

describe("[F5.24] the bot offline", () => {
  test.each([
    { locale: "en", asked: "how long does a refund take?", title: /refund/i },
    { locale: "zh-CN", asked: "退款多久到账", title: /退款/ },
  ] as const)(
    "[OA1] [OA3] $locale: answers from what is kept, and gives way to the server's answer",
    async ({ locale, asked, title }) => {
      const { page, network, id } = await openTalk(locale);
      goOffline(page, network);
      page.widget.conversations.send(id, { text: asked });
      const { body, turn } = await answered(page, id);
      expect(turn).toMatchObject({
        kind: "answer",
        citations: [{ title: expect.stringMatching(title) }],
      });
      expect(richTextToPlainText(body).length).toBeGreaterThan(20);
      expect(messagesOf(page, id).map(({ author, delivery }) => [author, delivery])).toEqual([
        ["visitor", "queued"],
      ]);

      network.setFault(undefined);
      page.setOnline(true);
      await until(() => lastOf(page, id)?.author === "bot");
      const all = messagesOf(page, id);
      expect(all.map(({ author, offlineAnswer }) => [author, offlineAnswer])).toEqual([
        ["visitor", undefined],
        ["bot", undefined],
      ]);
      // The same article: it is the same decision.
      expect(all[1]?.turn?.citations[0]).toEqual(turn.citations[0]);
      expect(turn.offers).not.toBeUndefined();
      expect(all[1]?.turn?.offers).toEqual(turn.offers);
    },
  );

  test("[OA1] goes on about what it has said, and answers what is picked", async () => {
    const { page, network, id } = await openTalk();
    goOffline(page, network);
    page.widget.conversations.send(id, { text: "how long does a refund take?" });
    const first = await answered(page, id);
    page.widget.conversations.send(id, { text: "and what if it fails?" });
    const second = await answered(page, id);
    expect(second.turn).toMatchObject({ kind: "answer", citations: first.turn.citations });
    expect(second.body).not.toEqual(first.body);
    const [article] = page.widget.knowledge.popular.value;
    page.widget.conversations.send(id, { text: article?.title ?? "", choice: article?.id ?? 0 });
    expect((await answered(page, id)).turn.citations).toEqual([
      { articleId: article?.id, title: article?.title },
    ]);
  });

  test("[BT13] offers what settles it, and nothing of it twice in a row", async () => {
    const { page, network, id } = await openTalk("zh-CN");
    goOffline(page, network);
    page.widget.conversations.send(id, { text: "登录不了怎么办" });
    const first = await answered(page, id);
    expect(first.turn.offers).toContainEqual({
      kind: "guide",
      slug: "cannot-log-in",
      title: "账号登录不进去",
    });
    page.widget.conversations.send(id, { text: "还是不行" });
    const { turn } = await answered(page, id);
    for (const offer of first.turn.offers ?? [])
      expect(turn.offers ?? []).not.toContainEqual(offer);
  });

  test("[OA2] says so where nothing kept answers, and nothing to a greeting", async () => {
    const { page, network, id } = await openTalk();
    goOffline(page, network);
    page.widget.conversations.send(id, { text: "hello" });
    page.widget.conversations.send(id, { text: "what is the capital of Mongolia?" });
    const { body, turn } = await answered(page, id);
    expect([turn.kind, body]).toEqual(["unknown", []]);
    expect(messagesOf(page, id)[0]?.offlineAnswer).toBeUndefined();
  });

  test("[OA1] answers too where the browser believes in a network that there is not", async () => {
    const { page, network, id } = await openTalk();
    network.setFault(cut);
    page.widget.conversations.send(id, { text: "how long does a refund take?" });
    expect((await answered(page, id)).turn.kind).toBe("answer");
  });

  test("[HO2] is silent from the moment a person was asked for, though the server does not know", async () => {
    const { page, network, id } = await openTalk();
    goOffline(page, network);
    page.widget.conversations.send(id, { text: "how long does a refund take?" });
    await answered(page, id);
    page.widget.conversations.requestHandoff(id, []);
    page.widget.conversations.send(id, { text: "how do I change my password?" });
    const other = page.widget.conversations.start();
    page.widget.panel.show({ name: "conversation", id: other });
    page.widget.conversations.send(other, { text: "how do I change my password?" });
    // Asked later and answered: what was asked before it has not been overlooked.
    await answered(page, other);
    expect(lastOf(page, id)?.offlineAnswer).toBeUndefined();
  });

  test("[OA4] the model comes once a talk is opened, is kept, and has a say offline", async () => {
    const network = server().connect();
    const page = open({ network });
    await until(() => wordsAreKept("en"));
    const found = (title: string) => page.widget.search.find(title, 1)[0]?.articleId ?? 0;
    const refund = found("How long a refund takes");
    const others = ["Change your password", "Track an order", "Add a bank card"].map(found);
    const { hash, content } = packedModel([
      ...ways.map((way) => ({ text: `${way} zorble`, label: String(refund) })),
      ...others.flatMap((id, at) =>
        ways.map((way) => ({
          text: `${way} ${"frump quibble plonk".split(" ")[at]}`,
          label: String(id),
        })),
      ),
    ]);
    // From now on the server has trained one: its manifest names it.
    network.setFault((request, send) => {
      if (request.url.endsWith(`/${hash}.json`)) return Promise.resolve(new Response(content));
      if (!request.url.includes("/manifest")) return undefined;
      return send().then(async (answer) =>
        Response.json({ ...(await answer.json()), intents: { hash, bytes: content.length } }),
      );
    });
    page.widget.panel.open();
    const kept = async () =>
      ((await browser().stored("knowledge/en/manifest")) as Manifest).intents?.hash === hash;
    await until(kept);
    expect(network.requests.some((request) => request.includes(hash))).toBe(false);
    const id = page.widget.conversations.start();
    page.widget.panel.show({ name: "conversation", id });
    await until(async () => (await browser().storedKeys()).includes(`knowledge/en/part/${hash}`));
    goOffline(page, network);
    page.widget.conversations.send(id, { text: "tell me about my zorble" });
    expect((await answered(page, id)).turn.citations).toEqual([
      { articleId: refund, title: "How long a refund takes" },
    ]);
  });

  test("a reload without a network answers again what still waits", async () => {
    const { page, network, id } = await openTalk();
    goOffline(page, network);
    page.widget.conversations.send(id, { text: "how long does a refund take?" });
    const { turn } = await answered(page, id);
    await until(async () =>
      (await browser().storedKeys()).some((key) => key.startsWith("outbox/")),
    );
    page.close();
    const again = open({ network });
    again.setOnline(false);
    again.widget.panel.open();
    again.widget.panel.show({ name: "conversation", id });
    expect((await answered(again, id)).turn).toEqual(turn);
  });
});
