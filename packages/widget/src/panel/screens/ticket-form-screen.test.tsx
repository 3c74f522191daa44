// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { usePanel } from "../panel-context.ts";
import { ScreenOutlet } from "../screen-outlet.tsx";
import { createStillWidget } from "../testing/still-widget.ts";
import { showView } from "../testing/show-view.tsx";

function Top() {
  return <ScreenOutlet screen={usePanel().widget.panel.screen.value} onShown={() => {}} />;
}

test("shown again after filing it is a form anew; going back shows what was filed", async () => {
  const { widget } = createStillWidget();
  const { panel, tickets } = widget;
  panel.show({ name: "ticket-form" });
  const view = showView(<Top />, widget);
  const submit = () => view.querySelector<HTMLButtonElement>(".hb-wide");
  await vi.waitFor(() => expect(submit()).not.toBeNull());
  tickets.change({ subject: "Late" });
  submit()?.click();
  await vi.waitFor(() => expect(view.querySelector(".hb-filed")).not.toBeNull());
  panel.show({ name: "ticket-form" });
  await vi.waitFor(() => expect(submit()).not.toBeNull());
  expect(view.querySelector(".hb-filed")).toBeNull();
  panel.back();
  await vi.waitFor(() => expect(view.querySelector(".hb-filed")).not.toBeNull());
});
