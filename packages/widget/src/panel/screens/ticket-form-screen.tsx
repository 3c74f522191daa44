import type { Id } from "@helpbuoy/protocol";
import { richTextToPlainText } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { TicketCategory } from "../components/ticket-category.tsx";
import { TicketFiled } from "../components/ticket-filed.tsx";
import { TicketForm } from "../components/ticket-form.tsx";
import { SignInHint } from "../components/sign-in-hint.tsx";
import { usePanel } from "../panel-context.ts";
import type { ScreenNamed } from "../screens.ts";
import { screensCss } from "../styles/screens.css.ts";
import { fieldsCss } from "../styles/fields.css.ts";
import { guidePathCss } from "../styles/guide-path.css.ts";
import { ticketFormCss } from "../styles/ticket-form.css.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { ticketCss } from "../styles/ticket.css.ts";

export const styles = [screensCss, fieldsCss, ticketCss, guidePathCss, ticketFormCss];

const MAX_SUBJECT = 200; // characters, as the protocol says

/** What was filed on a screen of the stack: one comes back to its number, not to an empty form. */
const filedOn = new WeakMap<object, Id>();

/** A ticket from the choice of its category to its number. */
export default function TicketFormScreen(options: { screen: ScreenNamed<"ticket-form"> }): VNode {
  const { categorySlug, conversationId } = options.screen;
  const { widget, text } = usePanel();
  const { tickets, knowledge } = widget;
  const draft = tickets.draft.value;
  const [, setFiled] = useState<Id>();
  // Of this very screen: one shown again in its place begins anew.
  const filed = filedOn.get(options.screen);
  const [isChanging, setChanging] = useState(false);
  const isAsked = !categorySlug && draft.categorySlug === undefined;
  // Categories that come late would take the form from under the hands of who writes in it.
  const isUnknown = isAsked && knowledge.status.value === "loading";
  const isChoosing = isChanging || (isAsked && knowledge.categories.value.length > 0);

  useEffect(() => {
    if (categorySlug) tickets.change({ categorySlug });
    if (conversationId) tellOnce(conversationId);
  }, [options.screen]);

  /** What was said in the talk need not be written again. */
  function tellOnce(id: Id): void {
    const { subject, description } = tickets.draft.peek();
    const said = (widget.conversations.get(id)?.messages ?? [])
      .filter(({ author }) => author === "visitor")
      .map(({ body }) => richTextToPlainText(body));
    if (subject || description || !said[0]) return;
    tickets.change({ subject: said[0].slice(0, MAX_SUBJECT), description: said.join("\n") });
  }

  function submit(): Id | undefined {
    const id = tickets.submit(conversationId ? { conversationId } : {});
    if (id) {
      filedOn.set(options.screen, id);
      setFiled(id);
    }
    return id;
  }

  return (
    <div class="hb-screen hb-scroll">
      {!filed && <SignInHint />}
      {filed ? (
        <TicketFiled id={filed} />
      ) : !widget.mayKeep.value ? null : isUnknown ? (
        <Skeleton lines={6} label={text("loading")} />
      ) : isChoosing ? (
        <TicketCategory
          onChoose={(slug) => {
            tickets.change({ categorySlug: slug });
            setChanging(false);
          }}
        />
      ) : (
        <TicketForm
          categoryTitle={
            knowledge.categories.value.find(({ slug }) => slug === draft.categorySlug)?.title
          }
          onChangeCategory={() => setChanging(true)}
          onSubmit={submit}
        />
      )}
    </div>
  );
}
