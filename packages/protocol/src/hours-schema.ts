import * as v from "valibot";

const clockTime = v.pipe(v.string(), v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/));
const span = v.pipe(
  v.tuple([clockTime, clockTime]),
  v.check(([from, to]) => from < to, "ends_before_it_begins"),
);
// Minutes that stand in two spans would count twice.
const spans = v.pipe(v.array(span), v.maxLength(6), v.check(areApart, "spans_overlap"));
const timeZone = v.pipe(v.string(), v.maxLength(60), v.check(isTimeZone, "not_a_time_zone"));

/**
 * When people answer. Spans are of the local day, `["09:00", "18:00"]`, and end at `24:00` at the
 * latest: a shift over midnight is two.
 */
export const hoursSchema = v.object({
  /** IANA name, as `Asia/Shanghai`. */
  timeZone,
  /** Of Sunday to Saturday; an empty day is a closed one. */
  weekly: v.pipe(v.array(spans), v.length(7)),
  /** Local dates that are otherwise; without spans closed. */
  holidays: v.pipe(
    v.array(
      v.object({
        date: v.pipe(v.string(), v.isoDate()),
        name: v.optional(v.pipe(v.string(), v.maxLength(80))),
        open: v.optional(spans, []),
      }),
    ),
    v.maxLength(400),
  ),
});
export type Hours = v.InferOutput<typeof hoursSchema>;

function areApart(day: [from: string, to: string][]): boolean {
  const inOrder = [...day].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.every(([from], index) => from >= (inOrder[index - 1]?.[1] ?? ""));
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
