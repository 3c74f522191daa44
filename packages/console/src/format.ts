import { perLocale } from "@helpbuoy/protocol";
import type { ConsoleLocale } from "./models/preferences-model.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const monthDay = { month: "short", day: "numeric" } as const;
const distances = perLocale(
  (locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" }),
);
const days = perLocale((locale) => new Intl.DateTimeFormat(locale, monthDay));
const times = perLocale((locale) => new Intl.DateTimeFormat(locale, clock));
const moments = perLocale((locale) => new Intl.DateTimeFormat(locale, { ...monthDay, ...clock }));
const fulls = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }),
);

/** A short distance in time, as "5 min. ago" or "in 2 hr."; the day where it is further. */
export function formatDistance(iso: string, now: number, locale: ConsoleLocale): string {
  const distance = Date.parse(iso) - now;
  const size = Math.abs(distance);
  const relative = distances(locale);
  if (size < MINUTE) return relative.format(0, "second");
  if (size < HOUR) return relative.format(Math.trunc(distance / MINUTE), "minute");
  if (size < DAY) return relative.format(Math.trunc(distance / HOUR), "hour");
  if (size < 7 * DAY) return relative.format(Math.trunc(distance / DAY), "day");
  return days(locale).format(new Date(iso));
}

/** The time of day today, with the day before. */
export function formatMoment(iso: string, now: number, locale: ConsoleLocale): string {
  const date = new Date(iso);
  const isToday = date.toDateString() === new Date(now).toDateString();
  return (isToday ? times : moments)(locale).format(date);
}

export function formatFull(iso: string, locale: ConsoleLocale): string {
  return fulls(locale).format(new Date(iso));
}

export function formatBytes(bytes: number, locale: ConsoleLocale): string {
  const units = ["byte", "kilobyte", "megabyte"] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: units[power] ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** power);
}

/** What a language is called; its tag where that is not known. */
export function languageName(tag: string, locale: ConsoleLocale): string {
  return new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
}

/** @param day 0: Sunday */
export function weekdayName(day: number, locale: ConsoleLocale): string {
  // 1 January 2023 was a Sunday.
  const date = new Date(Date.UTC(2023, 0, 1 + day));
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(date);
}
