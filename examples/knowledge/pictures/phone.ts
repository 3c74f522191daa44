import { readFileSync } from "node:fs";
import { icon, type IconName } from "./icons.ts";

/** Picks the text of the locale being drawn. */
export type Say = (zh: string, en: string) => string;
export type Locale = "zh-CN" | "en";
export type Screen = (say: Say) => string;
export type Tone = "" | "green" | "amber" | "coral" | "grey" | "blue";

const css = ["frame", "lists", "parts", "media", "overlays"]
  .map((name) => readFileSync(new URL(`style/${name}.css`, import.meta.url), "utf8"))
  .join("");

export function say(locale: Locale): Say {
  return (zh, en) => (locale === "en" ? en : zh);
}

export function page(phoneMarkup: string, lang: string, bodyClass = ""): string {
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><style>${css}</style><body class="${bodyClass}">${phoneMarkup}</body></html>`;
}

/** `look`: "dark" for a dark screen, "end" to show the lower end of the phone instead of the upper. */
export function phone(markup: string, look = ""): string {
  return `<div class="phone ${look}">${look.includes("end") ? "" : statusBar()}${markup}</div>`;
}

function statusBar(): string {
  const signal = [5, 8, 11].map(
    (height, at) => `<rect x="${at * 5}" y="${12 - height}" width="3" height="${height}" rx="1"/>`,
  );
  return `<div class="status">9:41<i></i><svg width="14" height="12" fill="currentColor">${signal.join("")}</svg><svg width="23" height="12" fill="none" stroke="currentColor"><rect x=".5" y=".5" width="19" height="11" rx="3"/><rect x="2.5" y="2.5" width="13" height="7" rx="1.5" fill="currentColor" stroke="none"/><path d="M22 4v4"/></svg></div>`;
}

export function titleBar(text: string, endSlot = "", look = ""): string {
  return `<div class="title ${look}">${icon("back", 22)}<b>${text}</b><span class="end-slot">${endSlot}</span></div>`;
}

export function body(...parts: string[]): string {
  return `<div class="body">${parts.join("")}</div>`;
}

export function whiteBody(...parts: string[]): string {
  return `<div class="body white">${parts.join("")}</div>`;
}

export function card(...parts: string[]): string {
  return `<div class="card stack">${parts.join("")}</div>`;
}

export function list(...rows: string[]): string {
  return `<div class="card list">${rows.join("")}</div>`;
}

/** A list of which one is chosen and ringed as `number`. */
export function choices(number: number, texts: string[], chosen = 0): string {
  const rows = texts.map((text, at) => {
    const markup = row({
      text: at === chosen ? `<b>${text}</b>` : text,
      end: radio(at === chosen),
    });
    return at === chosen ? tap(number, markup, "inside") : markup;
  });
  return `<div class="card list soft">${rows.join("")}</div>`;
}

export interface Row {
  text: string;
  small?: string;
  before?: string;
  value?: string;
  /** Markup at the end of the row; a chevron when left out, nothing when empty. */
  end?: string;
}

export function row({
  text,
  small = "",
  before = "",
  value = "",
  end = icon("next", 18).replace("icon", "icon go"),
}: Row): string {
  const below = small && `<small>${small}</small>`;
  return `<div class="row">${before}<div class="grow">${text}${below}</div>${value && `<span class="value">${value}</span>`}${end}</div>`;
}

export function tile(name: IconName, tone: Tone = "", size = 19): string {
  return `<span class="tile ${tone}">${icon(name, size)}</span>`;
}

export function bigTile(name: IconName, tone: Tone = ""): string {
  return `<span class="tile big ${tone}">${icon(name, 32)}</span>`;
}

export function button(text: string, look = ""): string {
  return `<div class="button ${look}">${text}</div>`;
}

export function smallButton(text: string, look = "line-only"): string {
  return `<div class="button small-button ${look}">${text}</div>`;
}

export function buttons(...parts: string[]): string {
  return `<div class="buttons">${parts.join("")}</div>`;
}

export function foot(...parts: string[]): string {
  return `<div class="foot">${parts.join("")}</div>`;
}

export function field(content: string, look = ""): string {
  return `<div class="field ${look}">${content}</div>`;
}

export function note(name: IconName, text: string, tone: Tone = ""): string {
  return `<div class="note ${tone}">${icon(name, 17)}<span>${text}</span></div>`;
}

export function badge(text: string, tone: Tone = ""): string {
  return `<span class="badge ${tone}">${text}</span>`;
}

/** Chips in a line; the one numbered `chosen` is lit. */
export function chips(texts: string[], chosen = 0): string {
  return `<div class="chips">${texts.map((text, at) => `<span class="chip ${at === chosen ? "on" : ""}">${text}</span>`).join("")}</div>`;
}

export const toggle = (on: boolean) => `<span class="toggle ${on ? "on" : ""}"></span>`;
export const radio = (on: boolean) => `<span class="radio ${on ? "on" : ""}"></span>`;
export const tick = (how: "" | "bad" | "wait" = "") =>
  `<span class="tick ${how}">${icon(how === "bad" ? "cross" : how === "wait" ? "clock" : "check", 14)}</span>`;

export function bar(percent: number, tone = ""): string {
  return `<div class="bar ${tone}"><i style="width:${percent}%"></i></div>`;
}

/** The steps of a process; those before `now` are lit. */
export function steps(texts: string[], now: number): string {
  const state = (at: number) => (at < now ? "past" : at === now ? "now" : "");
  return `<div class="steps">${texts.map((text, at) => `<div class="${state(at)}"><i>${at < now ? icon("check", 14) : at + 1}</i>${text}</div>`).join("")}</div>`;
}

/** A dated trail, newest first: pairs of text and small print. */
export function trail(stops: [text: string, small: string][], now = 0): string {
  return `<div class="trail">${stops.map(([text, small], at) => `<div class="${at === now ? "now" : ""}">${text}<small>${small}</small></div>`).join("")}</div>`;
}

export function between(start: string, end: string): string {
  return `<div class="line between"><span>${start}</span><span>${end}</span></div>`;
}

export function toast(name: IconName, text: string): string {
  return `<div class="toast">${icon(name, 17)}${text}</div>`;
}

export function sheet(...parts: string[]): string {
  return `<div class="shade"></div><div class="sheet">${parts.join("")}</div>`;
}

export function dialog(...parts: string[]): string {
  return `<div class="shade"></div><div class="dialog">${parts.join("")}</div>`;
}

export function gridIcon(name: IconName, text: string, tone: Tone = "grey"): string {
  return `<div>${tile(name, tone, 22)}${text}</div>`;
}

/** Rings what to tap and numbers it. `look`: "pill", "inside" (a row of a list), "left" (number at the left). */
export function tap(number: number, markup: string, look = ""): string {
  return `<div class="tap ${look}">${markup}<em>${number}</em></div>`;
}
