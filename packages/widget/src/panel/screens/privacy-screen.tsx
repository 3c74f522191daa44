import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { PrivacyModel } from "../../core/widget.ts";
import { EraseSection } from "../components/erase-section.tsx";
import { PrivacyPolicy } from "../components/privacy-policy.tsx";
import { usePanel } from "../panel-context.ts";
import { saveFile } from "../save-file.ts";
import type { ScreenNamed } from "../screens.ts";
import { fieldsCss } from "../styles/fields.css.ts";
import { privacyCss } from "../styles/privacy.css.ts";
import { screensCss } from "../styles/screens.css.ts";
import type { TextKey } from "../translate.ts";
import { Icon } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { Skeleton } from "../ui/skeleton.tsx";

export const styles = [screensCss, fieldsCss, privacyCss];

/** What is kept of the visitor: a copy of it, its end, and their consent (SPEC PR2-PR4). */
export default function PrivacyScreen(options: { screen: ScreenNamed<"privacy"> }): VNode {
  const { widget, text, announce } = usePanel();
  const model = useSignal<PrivacyModel | undefined>(undefined);
  const isCopying = useSignal(false);
  const said = useSignal<TextKey | undefined>(undefined);
  const site = widget.knowledge.site.value?.name ?? "";

  useEffect(() => {
    let isGone = false;
    void widget.privacy().then((made) => isGone || (model.value = made));
    return () => {
      isGone = true;
    };
  }, []);

  function say(key: TextKey): void {
    said.value = key;
    announce(text(key));
  }

  async function copy(from: PrivacyModel): Promise<void> {
    isCopying.value = true;
    const outcome = await from.copy();
    isCopying.value = false;
    if (outcome.status === "failed") return say(outcome.reason);
    if (!outcome.file) return say("copyNothing");
    saveFile(outcome.file, "helpbuoy-copy.zip");
    say("copySaved");
  }

  const made = model.value;
  if (!made) {
    return (
      <div class="hb-waiting">
        <Skeleton lines={6} label={text("loading")} />
      </div>
    );
  }
  return (
    <div class="hb-screen hb-scroll hb-privacy">
      <section>
        <p>{text("privacyWhat", { site })}</p>
        <PrivacyPolicy />
      </section>
      {widget.mayKeep.value && (
        <>
          {made.canCopy && (
            <section>
              <h3 class="hb-strong">{text("copyTitle")}</h3>
              <p class="hb-muted">{text("copyText")}</p>
              <button
                type="button"
                class="hb-button"
                disabled={isCopying.value}
                onClick={() => void copy(made)}
              >
                <Icon strokes={moreIcons.download} />
                {text(isCopying.value ? "loading" : "copySave")}
              </button>
              {said.value && <p class="hb-muted">{text(said.value)}</p>}
            </section>
          )}
          <EraseSection model={made} conversationId={options.screen.conversationId} />
          <section>
            <p class="hb-muted">{text("otherTickets")}</p>
            <button
              type="button"
              class="hb-link"
              onClick={() => widget.panel.show({ name: "track" })}
            >
              {text("trackTicket")}
            </button>
          </section>
        </>
      )}
      {made.asksConsent.value && widget.mayKeep.value && (
        <section>
          <h3 class="hb-strong">{text("consentBack")}</h3>
          <p class="hb-muted">{text("consentBackText", { site })}</p>
          <button type="button" class="hb-button" onClick={() => void made.agree(false)}>
            {text("consentBack")}
          </button>
        </section>
      )}
    </div>
  );
}
