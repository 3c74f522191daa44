import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { MailModel } from "../../core/widget.ts";
import { MailAddress, type MailAddressState } from "../components/mail-address.tsx";
import { usePanel } from "../panel-context.ts";
import { saveFile } from "../save-file.ts";
import type { ScreenNamed } from "../screens.ts";
import { fieldsCss } from "../styles/fields.css.ts";
import { mailCss } from "../styles/mail.css.ts";
import { screensCss } from "../styles/screens.css.ts";
import type { TextKey } from "../translate.ts";
import { Icon } from "../ui/icon.tsx";
import { moreIcons } from "../ui/more-icons.ts";
import { Skeleton } from "../ui/skeleton.tsx";

export const styles = [screensCss, fieldsCss, mailCss];

/** Takes a talk out of the panel: replies by e-mail, what was said as a file or a letter. */
export default function MailScreen({ screen: { id } }: { screen: ScreenNamed<"mail"> }): VNode {
  const { widget, text, announce } = usePanel();
  const mail = useSignal<MailModel | undefined>(undefined);
  const address = useSignal<MailAddressState>("none");
  const said = useSignal<TextKey | undefined>(undefined);
  const conversation = widget.conversations.get(id)?.snapshot?.conversation;

  useEffect(() => {
    let isGone = false;
    void widget.mail().then(async (model) => {
      const state = model.offers().letters ? await model.state(id) : undefined;
      if (isGone) return;
      if (state?.status === "done") {
        const { isGiven, isVerified } = state.answer;
        address.value = isVerified ? "known" : isGiven ? "asked" : "none";
      }
      mail.value = model;
    });
    return () => {
      isGone = true;
    };
  }, [id]);

  function say(key: TextKey): void {
    said.value = key;
    announce(text(key));
  }

  async function save(model: MailModel): Promise<void> {
    const outcome = await model.transcript(id);
    if (outcome.status === "failed") return say(outcome.reason);
    saveFile(outcome.answer, `${conversation?.number ?? "transcript"}.txt`);
    said.value = undefined;
  }

  async function send(model: MailModel): Promise<void> {
    const outcome = await model.mailTranscript(id);
    say(outcome.status === "failed" ? outcome.reason : "transcriptMailed");
  }

  const model = mail.value;
  if (!model) {
    return (
      <div class="hb-waiting">
        <Skeleton lines={4} label={text("loading")} />
      </div>
    );
  }
  const { file, letters } = model.offers();
  return (
    <div class="hb-screen hb-scroll hb-mail">
      {letters && conversation?.status !== "closed" && (
        <section>
          <h3 class="hb-strong">{text("mailReplies")}</h3>
          <MailAddress id={id} mail={model} state={address} />
        </section>
      )}
      <section>
        <h3 class="hb-strong">{text("transcript")}</h3>
        <div class="hb-mail-ways">
          {file && (
            <button type="button" class="hb-button" onClick={() => void save(model)}>
              <Icon strokes={moreIcons.download} />
              {text("transcriptSave")}
            </button>
          )}
          {letters && address.value === "known" && (
            <button type="button" class="hb-button" onClick={() => void send(model)}>
              <Icon strokes={moreIcons.send} />
              {text("transcriptMail")}
            </button>
          )}
        </div>
        {said.value && <p class="hb-muted">{text(said.value)}</p>}
      </section>
    </div>
  );
}
