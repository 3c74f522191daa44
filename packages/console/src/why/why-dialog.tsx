import type { BotReasons, Message } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { LoadingState } from "../learning/loading-state.tsx";
import { useLoaded } from "../learning/use-loaded.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { WhyFacts } from "./why-facts.tsx";
import { WhyWeighed } from "./why-weighed.tsx";

/** Why the bot answered so, decided anew, and a way to teach it. */
export function WhyDialog({ message, onClose }: { message: Message; onClose: () => void }): VNode {
  const { api, site, t } = useDesk();
  const reasons = useLoaded(() => api.reasons(site.key, message.conversationId, message.id));
  return (
    <Dialog title={t("why_answer")} onClose={onClose}>
      {!reasons.value || reasons.problem !== undefined ? (
        <LoadingState {...reasons} />
      ) : (
        <div class="why">
          <Verdict then={message.turn?.kind ?? reasons.value.kind} reasons={reasons.value} />
          <WhyFacts reasons={reasons.value} />
          <WhyWeighed reasons={reasons.value} />
        </div>
      )}
    </Dialog>
  );
}

/** What it did, and whether it would do so again. */
function Verdict({ then, reasons }: { then: BotReasons["kind"]; reasons: BotReasons }): VNode {
  const { t } = useDesk();
  const { kind, isSame } = reasons;
  return (
    <div class={isSame ? "why-verdict is-same" : "why-verdict"}>
      {isSame || then === kind ? (
        <p>{t(`why_kind_${then}`)}</p>
      ) : (
        <dl class="facts">
          <div>
            <dt>{t("why_then")}</dt>
            <dd>{t(`why_kind_${then}`)}</dd>
          </div>
          <div>
            <dt>{t("why_now")}</dt>
            <dd>{t(`why_kind_${kind}`)}</dd>
          </div>
        </dl>
      )}
      <p class="why-same">
        <Icon name={isSame ? "check" : "tried"} />
        {t(isSame ? "why_same" : "why_other")}
      </p>
    </div>
  );
}
