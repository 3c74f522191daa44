import { perLocale, type Locale } from "@helpbuoy/protocol";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const relative = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
const dates = perLocale((locale) => new Intl.DateTimeFormat(locale, { dateStyle: "long" }));
const times = perLocale((locale) => new Intl.DateTimeFormat(locale, { timeStyle: "short" }));

/** "3 minutes ago", "yesterday"; beyond a week the date. */
export function formatAgo(at: string, now: number, locale: Locale): string {
  const past = Math.max(0, now - Date.parse(at));
  if (past >= 7 * DAY) return formatDate(at, locale);
  const [unit, size] = (
    past < HOUR ? ["minute", MINUTE] : past < DAY ? ["hour", HOUR] : ["day", DAY]
  ) as [Intl.RelativeTimeFormatUnit, number];
  return relative(locale).format(
    // `|| 0`: minus nothing would read as "0 minutes from now".
    -Math.floor(past / size) || 0,
    unit,
  );
}

/** "14 March 2026" in the order and words of the locale. */
export function formatDate(at: string, locale: Locale): string {
  return dates(locale).format(new Date(at));
}

/** "Today", "Yesterday", else the date: what parts the days of a talk. */
export function formatDay(at: string, now: number, locale: Locale): string {
  const startOfDay = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((startOfDay(Date.parse(at)) - startOfDay(now)) / DAY);
  if (days < -1 || days > 0) return formatDate(at, locale);
  const words = relative(locale).format(days, "day");
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}

/** "14:05". */
export function formatTime(at: string, locale: Locale): string {
  return times(locale).format(new Date(at));
}

/** "Mon 23 Nov, 14:05": a moment to come. */
export function formatMoment(at: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: "short",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  }).format(new Date(at));
}

/** "240 KB" of a number of bytes. */
export function formatBytes(bytes: number, locale: Locale): string {
  const isBig = bytes >= 1e6;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: isBig ? "megabyte" : "kilobyte",
    maximumFractionDigits: isBig ? 1 : 0,
  }).format(isBig ? bytes / 1e6 : Math.max(1, bytes / 1e3));
}

/** "1:05" of a number of seconds. */
export function formatSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
