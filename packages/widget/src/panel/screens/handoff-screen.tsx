import type { CapsuleLine } from "@helpbuoy/protocol";
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { SignInHint } from "../components/sign-in-hint.tsx";
import { capsuleOf, deviceOf } from "../capsule.ts";
import { guideLinesOf, guideOf, type GuideLine } from "../guide-lines.ts";
import { usePanel } from "../panel-context.ts";
import { sentShop } from "../sent-shop.ts";
import type { ScreenNamed } from "../screens.ts";
import { handoffCss } from "../styles/handoff.css.ts";
import { screensCss } from "../styles/screens.css.ts";
import type { TextKey } from "../translate.ts";
import { Icon, icons } from "../ui/icon.tsx";

export const styles = [screensCss, handoffCss];

type Line = CapsuleLine | GuideLine;

const kinds: Record<Line["kind"], TextKey> = {
  guide: "guideFollowed",
  step: "guideAsked",
  probe: "guideMeasured",
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
  const guideLines = useSignal<readonly GuideLine[]>([]);
  const identity = widget.identity.value;
  const contact = identity?.contact.value;
  const who = contact
    ? text("signedInAs", {
        name: contact.name ?? contact.email ?? contact.id,
        site: knowledge.site.value?.name ?? "",
      })
    : identity?.isAnonymous.value && text("notSignedIn");
  const struck = useSignal<ReadonlySet<Line>>(new Set());
  // Without its guide nothing of it goes along.
  const isKept = (line: Line) =>
    !struck.value.has(line) && !("whole" in line && line.whole && struck.value.has(line.whole));

  useEffect(() => {
    let isGone = false;
    void conversations.context().then((context) => {
      if (isGone) return;
      guideLines.value = context.guide ? guideLinesOf(context.guide, text) : [];
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

  function strike(line: Line, isBack: boolean): void {
    const next = new Set(struck.value);
    if (isBack) next.delete(line);
    else next.add(line);
    struck.value = next;
  }

  function ask(): void {
    const kept = lines.value.filter(isKept);
    const has = (one: CapsuleLine["kind"]) => kept.some(({ kind }) => kind === one);
    const { token, ...said } = widget.hostContext.peek();
    const isStruck = [...struck.value].some(({ kind }) => kind === "order" || kind === "product");
    // A token says more than one line: struck out in part, it stays here as a whole.
    const along = isStruck ? said : { ...said, token };
    conversations.requestHandoff(id, kept, {
      guide: guideOf(guideLines.value.filter(isKept)),
      shop: sentShop(along, { order: has("order"), product: has("product") }),
    });
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
          {[...guideLines.value, ...lines.value].map((line, at) => {
            const isChecked = isKept(line);
            return (
              <label key={`${at} ${line.kind}`} class={isChecked ? "" : "hb-struck"}>
                <input
                  type="checkbox"
                  checked={isChecked}
                  disabled={!isChecked && !struck.value.has(line)}
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
            const guide = guideOf(guideLines.value.filter(isKept));
            if (guide) widget.tickets.change({ guide });
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
