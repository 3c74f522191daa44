import type { BotTurn, CapsuleLine, Context } from "@helpbuoy/protocol";
import type { HostContext } from "../core/widget.ts";
import { cardWords } from "./card-words.ts";

type Slots = NonNullable<BotTurn["slots"]>;

const CHARS = 2_000;

/** What went before, as the lines of a context capsule (SPEC HO6): for the visitor to let pass or not. */
export function capsuleOf(
  { page, searched = [], read = [] }: Context,
  known: {
    titleOf: (articleId: number) => string | undefined;
    draft: string;
    locale: string;
    device: string;
    host: HostContext;
    /** What the bot understood of order, amount and account. */
    slots?: Slots | undefined;
  },
): CapsuleLine[] {
  const { host, slots } = known;
  const line = (kind: CapsuleLine["kind"], text: string | undefined): CapsuleLine[] =>
    text?.trim() ? [{ kind, text: text.trim().slice(0, CHARS) }] : [];
  return [
    ...line("page", page),
    ...searched.slice(-5).flatMap((query) => line("searched", query)),
    ...read.slice(-5).flatMap((articleId) => line("read", known.titleOf(articleId))),
    ...line("draft", known.draft),
    ...line("order", host.order ? cardWords(host.order, known.locale) : slots?.order),
    ...line("product", host.product && cardWords(host.product, known.locale)),
    ...line("amount", slots?.amount),
    ...line("account", slots?.account),
    ...line("error", host.error),
    ...line("device", known.device),
    ...line("locale", known.locale),
  ];
}

/** Browser and system in a few words; more would tell one visitor from another. */
export function deviceOf({ userAgent }: Pick<Navigator, "userAgent">): string {
  const systems = ["Android", "iPhone", "iPad", "Windows", "Mac OS X", "Linux"];
  const browsers = ["Edg", "OPR", "Firefox", "Chrome", "Safari"];
  const system = systems.find((name) => userAgent.includes(name)) ?? "";
  const browser = browsers.find((name) => userAgent.includes(`${name}/`)) ?? "";
  const version = new RegExp(`${browser}/(\\d+)`).exec(userAgent)?.[1] ?? "";
  return [system, `${browser} ${version}`.trim()].filter(Boolean).join(" · ");
}
