/** Up to this amount (yuan) nobody at this shop looks at a refund. */
const BY_ITSELF = 200;

type Refund = { locale: string; fields: { id: string; value: string | string[] }[] };
type Decision = { state: "done" | "running"; text: string };

/** What the shop says of a refund: at once, and what it says later where it wants to look first. */
export function decideRefund({ locale, fields }: Refund): { now: Decision; later?: Decision } {
  const say = (zh: string, en: string) => (locale.startsWith("zh") ? zh : en);
  const amount = Number(fields.find(({ id }) => id === "amount")?.value ?? 0);
  const isExchange = fields.some(({ id, value }) => id === "want" && value === "exchange");
  if (!isExchange && amount <= BY_ITSELF) {
    return {
      now: {
        state: "done",
        text: say(
          `已同意，${amount}元会按原路退回。`,
          `Accepted. ¥${amount} goes back the way it was paid.`,
        ),
      },
    };
  }
  return {
    now: { state: "running", text: say("店长正在看，很快答复。", "The owner is looking at it.") },
    later: {
      state: "done",
      text: say("店长已同意。", "The owner has accepted it."),
    },
  };
}
