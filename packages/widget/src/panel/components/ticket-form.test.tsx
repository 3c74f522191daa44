// @vitest-environment happy-dom
import type { Form } from "@helpbuoy/protocol";
import { expect, test, vi } from "vitest";
import { createStillWidget } from "../testing/still-widget.ts";
import { showView } from "../testing/show-view.tsx";
import { TicketForm } from "./ticket-form.tsx";

const form: Form = {
  slug: "order",
  title: "Order",
  locale: "en",
  categories: ["orders"],
  fields: [
    {
      id: "issue",
      type: "choice",
      label: "What happened",
      required: true,
      options: [
        { value: "late", label: "It is late" },
        { value: "broken", label: "It is broken" },
      ],
    },
    {
      id: "since",
      type: "date",
      label: "Late since",
      visibleIf: { field: "issue", in: ["late"] },
    },
    { id: "note", type: "voice", label: "Say it" },
  ],
};

function showForm() {
  const still = createStillWidget();
  still.set.form(form);
  const { tickets } = still.widget;
  const view = showView(
    <TicketForm
      categoryTitle="Orders"
      onChangeCategory={() => {}}
      onSubmit={() => tickets.submit()}
    />,
    still.widget,
  );
  const submit = view.querySelector<HTMLButtonElement>(".hb-wide");
  return { ...still, view, submit };
}

test("a field that depends on another comes and goes with it", async () => {
  const { view } = showForm();
  const since = () => view.querySelector("#hb-field-since");
  expect(since()).toBeNull();
  view.querySelector<HTMLInputElement>("input[value=late]")?.click();
  await vi.waitFor(() => expect(since()?.getAttribute("type")).toBe("date"));
  view.querySelector<HTMLInputElement>("input[value=broken]")?.click();
  await vi.waitFor(() => expect(since()).toBeNull());
});

test("nothing is called wrong before it is handed in; then the first problem gets the focus", async () => {
  const { view, submit, widget } = showForm();
  expect(view.querySelector("[data-invalid]")).toBeNull();
  submit?.click();
  await vi.waitFor(() => {
    const subject = view.querySelector("#hb-subject");
    expect(subject?.getAttribute("aria-invalid")).toBe("true");
    const problem = view.querySelector(`#${CSS.escape("hb-subject-problem")}`);
    expect(problem?.textContent).toBe("Please fill this in");
    expect(subject?.getAttribute("aria-describedby")).toBe(problem?.id);
    expect((view.getRootNode() as ShadowRoot).activeElement).toBe(subject);
    expect(view.textContent).toContain("Please choose one");
  });
  widget.tickets.change({ subject: "Late" });
  await vi.waitFor(() => {
    expect(view.querySelector("#hb-subject")?.getAttribute("aria-invalid")).toBe("false");
  });
});

test("Enter in a line hands in, but not while a word is composed and not in the description", () => {
  const { view, calls } = showForm();
  const press = (selector: string, init: KeyboardEventInit = {}) =>
    view
      .querySelector(selector)
      ?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, ...init }));
  press("#hb-subject", { isComposing: true });
  press("#hb-description");
  expect(calls).toEqual([]);
  press("#hb-subject");
  expect(calls).toEqual([["submit", undefined]]);
});

test("without a microphone a voice field says so and takes a file", () => {
  const { view } = showForm();
  const voice = [...view.querySelectorAll("fieldset")].find((one) =>
    one.textContent?.startsWith("Say it"),
  );
  expect(voice?.textContent).toContain("There is no microphone to use here.");
  expect(voice?.querySelector("input[type=file]")).not.toBeNull();
});
