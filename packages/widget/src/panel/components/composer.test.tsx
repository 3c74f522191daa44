// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { createStillWidget } from "../testing/still-widget.ts";
import { showView } from "../testing/show-view.tsx";
import { Composer } from "./composer.tsx";

let talks = 0;
let id: string;
const onSend = vi.fn<(text: string, files: File[]) => void>();
beforeEach(() => {
  talks += 1;
  id = `talk ${talks}`;
  onSend.mockClear();
});

function showComposer(widget = createStillWidget().widget) {
  const view = showView(<Composer id={id} label="Write" onSend={onSend} />, widget);
  const field = view.querySelector("textarea") as HTMLTextAreaElement;
  const type = (text: string) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const press = (init: KeyboardEventInit) =>
    field.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
  return { view, field, type, press, draft: widget.conversations.draft(id) };
}

test("Enter sends what was typed and clears the draft", () => {
  const { type, press, draft } = showComposer();
  type("  where is my order ");
  expect(draft.value).toBe("  where is my order ");
  press({ key: "Enter" });
  expect(onSend).toHaveBeenCalledWith("where is my order", []);
  expect(draft.value).toBe("");
});

test("Enter that picks a word, Shift+Enter and an empty field send nothing", () => {
  const { type, press, draft } = showComposer();
  press({ key: "Enter" });
  type("nihao");
  press({ key: "Enter", isComposing: true });
  press({ key: "Enter", shiftKey: true });
  expect(onSend).not.toHaveBeenCalled();
  expect(draft.value).toBe("nihao");
});

test("a draft that was kept stands in the field", () => {
  const { widget } = createStillWidget();
  widget.conversations.draft(id).value = "half a sentence";
  expect(showComposer(widget).field.value).toBe("half a sentence");
});

test("pasted files wait with the message, and one that is too big is refused in words", async () => {
  const { view, press } = showComposer();
  const paste = (...files: File[]) => {
    const event = new Event("paste", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", { value: { files } });
    view.querySelector("textarea")?.dispatchEvent(event);
  };
  const small = new File(["x"], "small.txt", { type: "text/plain" });
  paste(small, new File(["x".repeat(2000)], "big.txt", { type: "text/plain" }));
  await vi.waitFor(() => {
    expect(view.querySelector(".hb-files")?.textContent).toContain("small.txt");
    expect(view.querySelector("[role=alert]")?.textContent).toBe("A file may have up to 1 kB");
  });
  press({ key: "Enter" });
  expect(onSend).toHaveBeenCalledWith("", [small]);
});
