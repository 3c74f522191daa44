import type { CapsuleLine } from "@helpbuoy/protocol";
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { SignInHint } from "../components/sign-in-hint.tsx";
import { capsuleOf, deviceOf } from "../capsule.ts";
import { usePanel } from "../panel-context.ts";
import type { ScreenNamed } from "../screens.ts";
import { handoffCss } from "../styles/handoff.css.ts";
import { screensCss } from "../styles/screens.css.ts";
import type { TextKey } from "../translate.ts";
import { Icon, icons } from "../ui/icon.tsx";

export const styles = [screensCss, handoffCss];

const kinds: Record<CapsuleLine["kind"], TextKey> = {
  page: "capsulePage",
  locale: "capsuleLocale",
  device: "capsuleDevice",
  searched: "capsuleSearched",
  read: "capsuleRead",
  tried: "capsuleTried",
  draft: "capsuleDraft",
  error: "capsuleError",
  order: "capsuleOrder",
  product: "capsuleProduct",
  amount: "capsuleAmount",
  account: "capsuleAccount",
};

/** Asks for a person: what went before goes along, less what the visitor strikes out. */
export default function HandoffScreen({ screen }: { screen: ScreenNamed<"handoff"> }): VNode {
  const { id } = screen;
  const { widget, text, locale } = usePanel();
  const { conversations, knowledge, panel } = widget;
  const lines = useSignal<readonly CapsuleLine[]>([]);
  const identity = widget.identity.value;
  const contact = identity?.contact.value;
  const who = contact
    ? text("signedInAs", {
        name: contact.name ?? contact.email ?? contact.id,
        site: knowledge.site.value?.name ?? "",
      })
    : identity?.isAnonymous.value && text("notSignedIn");
  const struck = useSignal<ReadonlySet<CapsuleLine>>(new Set());

  useEffect(() => {
    let isGone = false;
    void conversations.context().then((context) => {
      if (isGone) return;
      const turns = (conversations.get(id)?.messages ?? []).flatMap(({ turn }) => turn ?? []);
      lines.value = capsuleOf(context, {
        titleOf: (articleId) => knowledge.link(articleId)?.title,
        draft: conversations.draft(id).peek(),
        locale: locale(),
        device: deviceOf(navigator),
        host: widget.hostContext.peek(),
        slots: turns[turns.length - 1]?.slots,
      });
    });
    return () => {
      isGone = true;
    };
  }, [id]);

  function strike(line: CapsuleLine, isKept: boolean): void {
    const next = new Set(struck.value);
    if (isKept) next.delete(line);
    else next.add(line);
    struck.value = next;
  }

  function ask(): void {
    conversations.requestHandoff(
      id,
      lines.value.filter((line) => !struck.value.has(line)),
    );
    panel.back();
  }

  return (
    <div class="hb-screen">
      <div class="hb-scroll hb-handoff">
        <p>{text("handoffText")}</p>
        <fieldset class="hb-capsule">
          <legend class="hb-strong">{text("handoffLines")}</legend>
          <p class="hb-muted">{text("handoffLinesHint")}</p>
          {who && <p class="hb-who">{who}</p>}
          {lines.value.map((line) => {
            const isKept = !struck.value.has(line);
            return (
              <label key={`${line.kind} ${line.text}`} class={isKept ? "" : "hb-struck"}>
                <input
                  type="checkbox"
                  checked={isKept}
                  onChange={(event) => strike(line, event.currentTarget.checked)}
                />
                <span>
                  <span class="hb-muted">{text(kinds[line.kind])}</span>
                  <span>{line.text}</span>
                </span>
              </label>
            );
          })}
        </fieldset>
      </div>
      <SignInHint />
      <div class="hb-handoff-foot">
        {widget.mayKeep.value && !identity?.mustSignIn.value && (
          <button type="button" class="hb-button hb-primary" onClick={ask}>
            <Icon strokes={icons.talk} />
            {text("handoffSend")}
          </button>
        )}
        <button
          type="button"
          class="hb-link"
          onClick={() => {
            panel.back();
            panel.show({ name: "ticket-form", conversationId: id });
          }}
        >
          {text("handOver")}
        </button>
      </div>
    </div>
  );
}
