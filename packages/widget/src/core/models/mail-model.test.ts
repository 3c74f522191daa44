import { expect, test } from "vitest";
import { cut } from "../../../../../test/support/core/network.ts";
import type { Page } from "../../../../../test/support/core/open-page.ts";
import { until } from "../../../../../test/support/core/until.ts";
import { useRealServer } from "../../../../../test/support/core/use-real-server.ts";

const { server, open } = useRealServer();

async function talk({ widget: { conversations } }: Page): Promise<string> {
  const id = conversations.start();
  conversations.send(id, { text: "Where is my parcel?" });
  await until(() => conversations.get(id)?.snapshot);
  return id;
}

test("[F3.09] what was said comes as a file, or why it did not", async () => {
  const network = server().connect();
  const page = open({ network });
  const id = await talk(page);
  const mail = await page.widget.mail();
  const saved = await mail.transcript(id);
  if (saved.status !== "done") throw new Error(saved.reason);
  expect(await saved.answer.text()).toContain("Where is my parcel?");
  network.setFault(cut);
  expect(await mail.transcript(id)).toEqual({ status: "failed", reason: "offline" });
});

test("[ML2] an address is kept for a talk, and letters are offered by a server alone that sends any", async () => {
  const page = open();
  const id = await talk(page);
  const mail = await page.widget.mail();
  expect(mail.offers()).toEqual({ file: true, letters: false });
  const none = { isGiven: false, isVerified: false };
  expect(await mail.state(id)).toEqual({ status: "done", answer: none });
  const given = await mail.giveEmail(id, "li@example.com");
  expect(given).toEqual({ status: "done", answer: { isVerified: false } });
  const asked = { isGiven: true, isVerified: false };
  expect(await mail.state(id)).toEqual({ status: "done", answer: asked });
  expect(await mail.mailTranscript(id)).toEqual({ status: "failed", reason: "refused" });
});
