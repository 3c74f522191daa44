// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { createStillWidget, message } from "../testing/still-widget.ts";
import { showView } from "../testing/show-view.tsx";
import { MessageList } from "./message-list.tsx";

const turn = {
  kind: "answer" as const,
  citations: [{ articleId: 7, title: "Refund times" }],
  choices: [],
  confidence: 0.9,
  offerPerson: false,
};

function showList(messages: ReturnType<typeof message>[]) {
  const still = createStillWidget();
  const view = showView(
    <MessageList id="talk" messages={messages} isWaiting={false} onChoice={() => {}} />,
    still.widget,
  );
  return { ...still, view };
}

test("messages are a log, parted by days, each with its author", () => {
  const { view } = showList([
    message("visitor", "hello", { createdAt: "2026-11-19T10:00:00Z" }),
    message("agent", "hi", { authorName: "Lin" }),
    message("agent", "how can I help", { authorName: "Lin" }),
  ]);
  expect(view.querySelector("[role=log]")?.getAttribute("aria-label")).toBe("Messages");
  const days = [...view.querySelectorAll(".hb-day")].map((day) => day.textContent);
  expect(days).toEqual(["Yesterday", "Today"]);
  // The second of the same author carries the name for screen readers only.
  expect(view.querySelectorAll(".hb-author")).toHaveLength(1);
  expect(view.textContent?.match(/Lin/g)).toHaveLength(2);
});

test("only the newest sent message of the visitor says so; one on its way always does", () => {
  const { view } = showList([
    message("visitor", "one"),
    message("visitor", "two", { delivery: "queued" }),
    message("visitor", "three"),
  ]);
  const told = [...view.querySelectorAll(".hb-delivery")].map((line) => line.textContent);
  expect(told).toEqual(["Waiting to be sent", expect.stringMatching(/^Sent/)]);
});

test("[BT1] a citation opens its article beside the talk", () => {
  const { view, widget, calls } = showList([message("bot", "It takes a week.", { turn })]);
  view.querySelector<HTMLButtonElement>(".hb-citation")?.click();
  expect(widget.panel.screen.value).toEqual({
    name: "article",
    idOrSlug: 7,
    conversationId: "talk",
  });
  view.querySelector<HTMLButtonElement>(".hb-rating button")?.click();
  expect(calls).toEqual([["rateAnswer", "talk", expect.any(String), true]]);
});

test("[BT4] what is not known leads on to a person", () => {
  const unknown = { ...turn, kind: "unknown" as const, citations: [], offerPerson: true };
  const { view, widget } = showList([message("bot", "I do not know.", { turn: unknown })]);
  view.querySelector<HTMLButtonElement>(".hb-primary")?.click();
  expect(widget.panel.screen.value).toEqual({ name: "handoff", id: "talk" });
});

test("[LM4] what the bot has written so far stands above the dots, for the eye alone", () => {
  const { widget } = createStillWidget();
  const view = showView(
    <MessageList
      id="talk"
      messages={[message("visitor", "how long?")]}
      isWaiting
      written={"Refunds arrive\n<b>within</b> 7 days."}
      onChoice={() => {}}
    />,
    widget,
  );
  const written = view.querySelector(".hb-written");
  expect(written?.textContent).toBe("Refunds arrive\n<b>within</b> 7 days.");
  expect(written?.getAttribute("aria-hidden")).toBe("true");
  expect(written?.nextElementSibling?.className).toBe("hb-dots");
});
