import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";
import { consentCss } from "../styles/consent.css.ts";
import { PrivacyPolicy } from "./privacy-policy.tsx";

/** Asks before anything is kept or sent of the visitor (SPEC PR1). */
export function ConsentCard(): VNode {
  const { widget, text, adopt } = usePanel();
  adopt(consentCss);
  const site = widget.knowledge.site.value?.name ?? "";
  return (
    <section class="hb-consent" aria-labelledby="hb-consent-title">
      <h3 class="hb-strong" id="hb-consent-title">
        {text("consentTitle")}
      </h3>
      <p>{text("consentText", { site })}</p>
      <PrivacyPolicy />
      <button
        type="button"
        class="hb-button hb-primary"
        onClick={() => void widget.privacy().then((model) => model.agree(true))}
      >
        {text("consentGive")}
      </button>
    </section>
  );
}
