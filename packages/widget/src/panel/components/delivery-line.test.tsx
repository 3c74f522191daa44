// @vitest-environment happy-dom
import type { Conversation, ConversationSnapshot } from "@helpbuoy/protocol";
import { expect, test, vi } from "vitest";
import { chosenFiles } from "../chosen-files.ts";
import { createStillWidget, message } from "../testing/still-widget.ts";
import { showView } from "../testing/show-view.tsx";
import { DeliveryLine } from "./delivery-line.tsx";

test("each delivery state is told in words", () => {
  const { widget, set } = createStillWidget();
  const say = (delivery: "queued" | "sending" | "sent") =>
    showView(<DeliveryLine message={message("visitor", "hi", { delivery })} />, widget).textContent;
  expect(say("queued")).toBe("Waiting to be sent");
  expect(say("sending")).toBe("Sending");
  expect(say("sent")).toMatch(/^Sent · /);
  set.isOnline(false);
  expect(say("queued")).toBe("Kept. It goes out when you are back online.");
});

test("[F3.14] a message that an agent has seen says so", () => {
  const { widget, set } = createStillWidget();
  const own = message("visitor", "hi", { delivery: "sent" });
  const seenUpTo = (seenCursor: number) => {
    const conversation = { id: own.conversationId, seenCursor } as Conversation;
    const snapshot: ConversationSnapshot = { conversation, messages: [], cursor: own.cursor };
    const rest = { messages: [], unread: 0, isWaiting: false, lookupCode: undefined };
    set.conversations([{ id: own.conversationId, snapshot, ...rest }]);
    return showView(<DeliveryLine message={own} />, widget).textContent;
  };
  expect(seenUpTo(own.cursor - 1)).not.toContain("Read");
  expect(seenUpTo(own.cursor)).toMatch(/^Sent · .+ · Read$/);
});

test("[OB4] a failed message says why, and can be sent again or thrown away", () => {
  const { widget, calls } = createStillWidget();
  const failed = message("visitor", "hi", { delivery: "failed", failure: "timeout" });
  const view = showView(<DeliveryLine message={failed} />, widget);
  expect(view.textContent).toContain("Not sent. That took too long.");
  const [retry, , discard] = view.querySelectorAll("button");
  retry?.click();
  discard?.click();
  expect(calls).toEqual([
    ["retry", failed.id],
    ["discard", failed.id],
  ]);
});

test("[OB4] a failed message goes back to where it was written, with its files", async () => {
  const { widget, set } = createStillWidget();
  const failed = message("visitor", "hi", { delivery: "failed", failure: "refused" });
  const view = showView(<DeliveryLine message={failed} />, widget);
  const edit = () => view.querySelectorAll("button")[1]?.click();
  set.takenBack({ status: "failed", reason: "other_draft" });
  edit();
  await vi.waitFor(() => {
    expect(view.querySelector("[role=alert]")?.textContent).toMatch(/^Another ticket/);
  });
  const file = new File(["x"], "x.txt");
  set.takenBack({ status: "message", files: [file] });
  edit();
  const chosen = chosenFiles(failed.conversationId);
  await vi.waitFor(() => expect(chosen.value.map((one) => one.file)).toEqual([file]));
  chosen.value = [];
  widget.panel.show({ name: "ticket-form" });
  set.takenBack({ status: "ticket" });
  edit();
  await vi.waitFor(() => {
    expect(widget.panel.stack.value).toEqual([
      { name: "home" },
      { name: "ticket-form", conversationId: failed.conversationId },
    ]);
  });
});
