// @vitest-environment happy-dom
import type { Conversation, ConversationSnapshot } from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import { createStillWidget } from "../testing/still-widget.ts";
import { showView } from "../testing/show-view.tsx";
import RatingCard from "./rating-card.tsx";

const id = "01JD0000000000000000000000";

function show(status: Conversation["status"]) {
  const { widget, calls, set } = createStillWidget();
  const conversation = { id, status, rating: null } as Conversation;
  const snapshot: ConversationSnapshot = { conversation, messages: [], cursor: 1 };
  const rest = { messages: [], unread: 0, isWaiting: false, lookupCode: undefined };
  set.conversations([{ id, snapshot, ...rest }]);
  return { view: showView(<RatingCard screen={{ id }} />, widget), calls };
}

test.each([
  ["Yes, solved", true],
  ["Not yet", false],
])(
  "[CF1] [F3.12] of what is resolved the visitor says whether it is: %s",
  async (words, solved) => {
    const { view, calls } = show("resolved");
    expect(view.textContent).toContain("Is it solved?");
    [...view.querySelectorAll("button")].find((button) => button.textContent === words)?.click();
    expect(calls).toEqual([["confirm", id, solved]]);
    await Promise.resolve();
    expect(view.textContent).not.toContain("Is it solved?");
  },
);

test("[CF2] what is closed is only rated", () => {
  const { view } = show("closed");
  expect(view.textContent).not.toContain("Is it solved?");
  expect(view.querySelectorAll("[type=radio]")).toHaveLength(5);
});
