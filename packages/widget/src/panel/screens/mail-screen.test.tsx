// @vitest-environment happy-dom
import type { Conversation, ConversationSnapshot } from "@helpbuoy/protocol";
import { expect, test, vi } from "vitest";
import { createStillWidget } from "../testing/still-widget.ts";
import { showView } from "../testing/show-view.tsx";
import MailScreen from "./mail-screen.tsx";

const id = "01JD0000000000000000000000";
type MailState = { isGiven: boolean; isVerified: boolean };

async function show(state: MailState, status: Conversation["status"] = "open") {
  const still = createStillWidget();
  const conversation = { id, status, number: "482-719-3657" } as Conversation;
  const snapshot: ConversationSnapshot = { conversation, messages: [], cursor: 1 };
  const rest = { messages: [], unread: 0, isWaiting: false, lookupCode: undefined };
  still.set.conversations([{ id, snapshot, ...rest }]);
  still.set.mailState(state);
  const view = showView(<MailScreen screen={{ name: "mail", id }} />, still.widget);
  await vi.waitFor(() => expect(view.textContent).toContain("What was said"));
  const press = (words: string) =>
    [...view.querySelectorAll("button")].find((one) => one.textContent === words)?.click();
  return { ...still, view, press };
}

test("[F3.09] [ML2] an address is taken once it is one, and a letter asks whose it is", async () => {
  const { view, press, calls } = await show({ isGiven: false, isVerified: false });
  expect(view.textContent).not.toContain("Mail it to me");
  const input = view.querySelector("input");
  const type = (typed: string) => {
    if (!input) throw new Error("no field");
    input.value = typed;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  press("Mail me the replies");
  await vi.waitFor(() => expect(view.textContent).toContain("Please fill this in"));
  type("nobody");
  press("Mail me the replies");
  await vi.waitFor(() => expect(view.textContent).toContain("does not look like an e-mail"));
  expect(calls).toEqual([]);
  type(" li@example.com ");
  press("Mail me the replies");
  await vi.waitFor(() => expect(view.textContent).toContain("One step is left"));
  expect(calls).toEqual([["giveEmail", id, "li@example.com"]]);
});

test("[F3.09] [ML1] what was said is mailed to an address that is known to be theirs", async () => {
  const { view, press, calls } = await show({ isGiven: true, isVerified: true });
  expect(view.textContent).toContain("go to your e-mail address");
  press("Mail it to me");
  await vi.waitFor(() => expect(view.textContent).toContain("It is on its way"));
  expect(calls).toEqual([["mailTranscript", id]]);
  press("Use another address");
  await vi.waitFor(() => expect(view.querySelector("input")).not.toBeNull());
});

test("[F3.09] a file that does not come says why, and what is closed gets no replies", async () => {
  const { view, press } = await show({ isGiven: false, isVerified: false }, "closed");
  expect(view.querySelector("input")).toBeNull();
  press("Save as a file");
  await vi.waitFor(() => expect(view.textContent).toContain("We cannot be reached right now."));
});
