import { createHttpBackend } from "@helpbuoy/client/http-backend";
import type { ConversationSnapshot } from "@helpbuoy/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cut } from "../../../../test/support/core/network.ts";
import { SERVER } from "../../../../test/support/core/real-server.ts";
import { until } from "../../../../test/support/core/until.ts";
import { useRealServer } from "../../../../test/support/core/use-real-server.ts";

const { server, browser, open } = useRealServer();

const step = fc.constantFrom("agent writes", "visitor writes", "cut", "offline", "online");

test("[P31] [EV3] [EV5] whatever is cut and when, the page ends with exactly the server's sequence", async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const network = server().connect();
      // No waiting between retries: what is tried is the order of things, not the clock.
      const page = open({ network, environment: { random: () => 0 } });
      const { conversations, connection, panel } = page.widget;
      panel.open();
      const id = conversations.start();
      conversations.send(id, { text: "hello" });
      await until(() => conversations.get(id)?.snapshot);
      let written = 1;
      for (const one of steps) {
        if (one === "agent writes") {
          made += 1;
          const messageId = `01JD${String(made).padStart(22, "0")}`;
          const answer = await server().agent(`/conversations/${id}/messages`, {
            messageId,
            markdown: `answer ${made}`,
          });
          expect(answer.status).toBe(200);
        } else if (one === "visitor writes") {
          written += 1;
          conversations.send(id, { text: `question ${made}` });
        } else if (one === "cut") network.cutStreams();
        else if (one === "offline") {
          network.setFault(cut);
          network.cutStreams();
        } else {
          network.setFault(undefined);
          page.setOnline(true);
        }
      }
      network.setFault(undefined);
      page.setOnline(true);
      await until(() => connection.unsent.value === 0);
      const { token } = (await browser().stored("visitor-session")) as { token: string };
      const desk = createHttpBackend({
        url: SERVER,
        site: "demo",
        fetch: server().connect().fetch,
      });
      const truth = await desk.conversation(id, { token });
      await until(() => conversations.get(id)?.snapshot?.cursor === truth.cursor);
      expect(conversations.get(id)?.snapshot).toEqual(truth);
      expect(truth.messages.filter(({ author }) => author === "visitor")).toHaveLength(written);
      page.close();
    }),
    { numRuns: 15 },
  );
}, 60_000);

test("[P31] what happened between two conversations' snapshots is replayed, whatever else fails", async () => {
  const first = open();
  const { conversations, connection, panel } = first.widget;
  panel.open();
  const ids = [conversations.start(), conversations.start()];
  for (const id of ids) conversations.send(id, { text: "hello" });
  await until(() => connection.unsent.value === 0 && conversations.list.value.length === 2);
  await until(
    async () => ((await browser().stored("conversations")) as Map<string, unknown>)?.size === 2,
  );
  first.close();

  const reply = (id: string | undefined, messageId: string) =>
    server().agent(`/conversations/${id}/messages`, { messageId, markdown: "an answer" });
  expect((await reply(ids[0], "01JE0000000000000000000001")).status).toBe(200);
  expect((await reply(ids[1], "01JE0000000000000000000002")).status).toBe(200);
  // The second was read later than the first, as when a command's answer runs ahead of the stream.
  const { token } = (await browser().stored("visitor-session")) as { token: string };
  const desk = createHttpBackend({ url: SERVER, site: "demo", fetch: server().connect().fetch });
  const kept = (await browser().stored("conversations")) as Map<string, ConversationSnapshot>;
  const later = await desk.conversation(ids[1] ?? "", { token });
  await browser().store("conversations", new Map(kept).set(later.conversation.id, later));

  const network = server().connect();
  const isList = ({ url, method }: { url: string; method: string }) =>
    method === "GET" && url.endsWith("/conversations");
  network.setFault((request, send) => (isList(request) ? cut(request, send) : undefined));
  const second = open({ network });
  second.widget.panel.open();
  await until(() =>
    second.widget.conversations
      .get(ids[0] ?? "")
      ?.messages.some(({ id }) => id === "01JE0000000000000000000001"),
  );
});
