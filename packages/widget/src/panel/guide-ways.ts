import { batch } from "@preact/signals";
import type { GuideModel, Widget } from "../core/widget.ts";

/** The ticket form, with what was done in the guide: it need not be told again. */
export function fileGuideTicket({ tickets, panel }: Widget, model: GuideModel): void {
  const { title, categorySlug } = model.guide;
  batch(() => {
    tickets.change({
      guide: model.followed(),
      ...(!tickets.draft.peek().subject && { subject: title }),
    });
    panel.show({ name: "ticket-form", categorySlug });
  });
}

/** To a person: what was done in the guide stands among what goes along, to be looked over. */
export function askGuidePerson({ conversations, panel }: Widget, model: GuideModel): void {
  batch(() => {
    const id = conversations.start({ categorySlug: model.guide.categorySlug });
    panel.show({ name: "conversation", id });
    panel.show({ name: "handoff", id });
  });
}
