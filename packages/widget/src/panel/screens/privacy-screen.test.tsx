// @vitest-environment happy-dom
import type { Conversation, ConversationSnapshot } from "@helpbuoy/protocol";
import { expect, test, vi } from "vitest";
import { SignInHint } from "../components/sign-in-hint.tsx";
import { createStillWidget } from "../testing/still-widget.ts";
import { showView } from "../testing/show-view.tsx";
import PrivacyScreen from "./privacy-screen.tsx";

const id = "01JD0000000000000000000000";

async function show() {
  const still = createStillWidget();
  const conversation = {
    id,
    status: "open",
    number: "482-719-3657",
    subject: "Parcel",
    createdAt: "2026-11-20T08:00:00.000Z",
  } as Conversation;
  const snapshot: ConversationSnapshot = { conversation, messages: [], cursor: 1 };
  const rest = { messages: [], unread: 0, isWaiting: false, lookupCode: undefined };
  still.set.conversations([{ id, snapshot, ...rest }]);
  const view = showView(<PrivacyScreen screen={{ name: "privacy" }} />, still.widget);
  await vi.waitFor(() => expect(view.textContent).toContain("Take a copy"));
  const press = (words: string) =>
    [...view.querySelectorAll("button")].find((one) => one.textContent === words)?.click();
  const erasures = () => still.calls.filter(([act]) => act === "erase");
  return { ...still, view, press, erasures };
}

test("[PR3] nothing is erased before a second, plain question is answered", async () => {
  const { view, press, erasures } = await show();
  press("Erase …");
  await vi.waitFor(() => expect(view.textContent).toContain("Erase this for good?"));
  expect(view.textContent).toContain("What is still open is closed");
  expect(view.textContent).toContain("its number and its times");
  press("Keep it");
  await vi.waitFor(() => expect(view.textContent).not.toContain("Erase this for good?"));
  expect(erasures()).toEqual([]);
  press("Erase …");
  await vi.waitFor(() => expect(view.textContent).toContain("Erase this for good?"));
  press("Erase for good");
  await vi.waitFor(() => expect(view.textContent).toContain("Everything of yours is erased."));
  expect(erasures()).toEqual([["erase", undefined]]);
});

test("[PR3] one conversation is chosen by its number and what it is about", async () => {
  const { view, press, erasures } = await show();
  const select = view.querySelector("select") as HTMLSelectElement;
  expect(select.textContent).toContain("Ticket 482-719-3657 · Parcel");
  select.value = id;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  press("Erase …");
  await vi.waitFor(() => expect(view.textContent).toContain("Erase this for good?"));
  press("Erase for good");
  await vi.waitFor(() => expect(erasures()).toEqual([["erase", id]]));
});

test("[PR4] who has sent nothing is told so instead of given an empty file", async () => {
  const { view, press } = await show();
  press("Save my copy");
  await vi.waitFor(() => expect(view.textContent).toContain("Nothing of yours is kept yet."));
});

test("[PR1] [PR2] consent is asked for where it is missing, and can be taken back", async () => {
  const { view, press, set, calls, widget } = await show();
  press("Take my consent back");
  await vi.waitFor(() => expect(calls).toContainEqual(["agree", false]));
  await vi.waitFor(() => expect(view.textContent).not.toContain("Take a copy"));
  const hint = showView(<SignInHint />, widget);
  expect(hint.textContent).toContain("Nothing is kept before you agree");
  [...hint.querySelectorAll("button")].find((one) => one.textContent === "I agree")?.click();
  await vi.waitFor(() => expect(calls).toContainEqual(["agree", true]));
  set.mayKeep(true);
  await vi.waitFor(() => expect(hint.textContent).toBe(""));
});
