import type { Locator } from "playwright-core";

/** What a visitor reads on the way to a ticket, by language. */
const words = {
  "zh-CN": {
    fileTicket: "提交工单",
    otherTopic: "其他问题",
    subject: "一句话说说问题",
    topic: "使用咨询",
    description: "详细情况",
    submit: "提交工单",
  },
  en: {
    fileTicket: "File a ticket",
    otherTopic: "Something else",
    subject: "In a few words",
    topic: "A question",
    description: "What happened",
    submit: "File the ticket",
  },
} as const;

export type TicketWords = { subject: string; description: string };

/** Fills the form for everything else, from the choice of a category on if that is asked. */
export async function fillTicket(
  panel: Locator,
  { subject, description }: TicketWords,
  locale: keyof typeof words = "zh-CN",
): Promise<void> {
  const text = words[locale];
  const other = panel.getByRole("listitem").getByRole("button", { name: text.otherTopic });
  await other.or(panel.getByRole("form")).first().waitFor();
  if (await other.isVisible()) await other.click();
  await panel.getByLabel(text.subject).fill(subject);
  await panel.getByRole("form").getByText(text.topic, { exact: true }).click();
  await panel.getByLabel(text.description).fill(description);
}

export async function submitTicket(
  panel: Locator,
  locale: keyof typeof words = "zh-CN",
): Promise<void> {
  await panel.getByRole("form").getByRole("button", { name: words[locale].submit }).click();
}

/** From home to a filed (or queued) ticket. */
export async function fileTicket(
  panel: Locator,
  ticket: TicketWords,
  locale: keyof typeof words = "zh-CN",
): Promise<void> {
  await panel.getByRole("button", { name: words[locale].fileTicket }).first().click();
  await fillTicket(panel, ticket, locale);
  await submitTicket(panel, locale);
}
