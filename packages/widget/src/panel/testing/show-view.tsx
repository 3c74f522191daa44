import type { ComponentChild } from "preact";
import { render } from "preact";
import type { Widget } from "../../core/widget.ts";
import en from "../i18n/en.ts";
import { PanelContext } from "../panel-context.ts";
import { translate, type Texts } from "../translate.ts";

/** Renders a view as the panel would, in English unless told otherwise. */
export function showView(
  view: ComponentChild,
  widget: Widget,
  { texts = en, locale = "en" }: { texts?: Texts; locale?: string } = {},
): HTMLElement {
  const host = document.body.appendChild(document.createElement("div"));
  const root = host.attachShadow({ mode: "open" });
  const element = root.appendChild(document.createElement("div"));
  render(
    <PanelContext.Provider
      value={{
        widget,
        completeTexts: () => Promise.resolve(),
        text: (key, values) => translate(texts, locale, key, values),
        locale: () => locale,
        now: widget.connection.now,
        announce: () => {},
        adopt: () => {},
        articleAddress: undefined,
      }}
    >
      {view}
    </PanelContext.Provider>,
    element,
  );
  return element;
}
