import type { Hours } from "./hours-schema.ts";

/*
 * Arithmetic of opening hours (SPEC HR1-HR3). All times are milliseconds since the epoch. Local time
 * is what Intl says of the zone, so a day may have 23 or 25 hours.
 */

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Days looked ahead: a calendar that is closed for longer is closed. */
const HORIZON = 400;

type LocalDate = { year: number; month: number; day: number };
type Span = readonly [from: number, to: number];

/** Whether someone answers at this moment. */
export function isOpen(hours: Hours, at: number): boolean {
  return nextOpening(hours, at) === at;
}

/** The moment someone answers next, this one included; undefined: not within 400 days. */
export function nextOpening(hours: Hours, at: number): number | undefined {
  for (const [from, to] of spansFrom(hours, at)) if (to > at) return Math.max(from, at);
  return undefined;
}

/** Open minutes between two moments; 0 where the second comes first. */
export function workingMinutesBetween(hours: Hours, from: number, to: number): number {
  let sum = 0;
  for (const [begin, end] of spansFrom(hours, from)) {
    if (begin >= to) break;
    sum += Math.max(0, Math.min(end, to) - Math.max(begin, from));
  }
  return sum / MINUTE;
}

/** The moment so many open minutes later; undefined: not within 400 days. */
export function addWorkingMinutes(hours: Hours, from: number, minutes: number): number | undefined {
  let left = minutes * MINUTE;
  for (const [begin, end] of spansFrom(hours, from)) {
    const start = Math.max(begin, from);
    if (end <= start) continue;
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  return undefined;
}

/** The open spans from the local day of a moment on, in order. */
function* spansFrom({ timeZone, weekly, holidays }: Hours, at: number): Generator<Span> {
  const first = localDate(at, timeZone);
  for (let offset = 0; offset < HORIZON; offset += 1) {
    // Noon, so that no change of the clocks makes a day be skipped or come twice.
    const noon = new Date(Date.UTC(first.year, first.month - 1, first.day + offset, 12));
    const day = {
      year: noon.getUTCFullYear(),
      month: noon.getUTCMonth() + 1,
      day: noon.getUTCDate(),
    };
    const date = noon.toISOString().slice(0, 10);
    const spans =
      holidays.find((holiday) => holiday.date === date)?.open ?? weekly[noon.getUTCDay()] ?? [];
    for (const [from, to] of [...spans].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
      yield [momentOf(day, from, timeZone), momentOf(day, to, timeZone)];
    }
  }
}

/** What a clock time of a day was found to be: asking Intl is slow, and the same days are asked for. */
const moments = new Map<string, number>();
const MOST_MOMENTS = 10_000;

function momentOf(day: LocalDate, time: string, timeZone: string): number {
  const name = `${timeZone} ${day.year}-${day.month}-${day.day} ${time}`;
  let moment = moments.get(name);
  if (moment === undefined) {
    moment = findMoment(day, time, timeZone);
    if (moments.size >= MOST_MOMENTS) moments.clear();
    moments.set(name, moment);
  }
  return moment;
}

/** The moment of a clock time; one that is skipped is when the clocks go on, one that comes twice the first. */
function findMoment({ year, month, day }: LocalDate, time: string, timeZone: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  // The offset may change within the day: of the two that are possible, the earlier moment that fits.
  const offsets = [offsetAt(wanted - DAY, timeZone), offsetAt(wanted + DAY, timeZone)];
  const possible = offsets.map((offset) => wanted - offset);
  const fitting = possible.filter((moment) => moment + offsetAt(moment, timeZone) === wanted);
  if (fitting.length > 0) return Math.min(...fitting);
  // Skipped: with the offset from before, the clock shows as much later as it went on.
  const late = wanted - Math.min(...offsets);
  return firstOf(late, timeZone);
}

/** The moment at which the offset that holds here began to, within two days; it is when clocks went on. */
function firstOf(moment: number, timeZone: string): number {
  const offset = offsetAt(moment, timeZone);
  let [before, after] = [moment - 2 * DAY, moment];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle, timeZone) === offset) after = middle;
    else before = middle;
  }
  return after;
}

function localDate(at: number, timeZone: string): LocalDate {
  const local = new Date(at + offsetAt(at, timeZone));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far local time is ahead of UTC, in ms. */
function offsetAt(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
