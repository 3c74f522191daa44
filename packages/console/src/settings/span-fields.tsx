import type { Hours } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Icon } from "../ui/icon.tsx";

export type Spans = Hours["weekly"][number];

const MOST = 6;

/** The opening hours of one day; none: closed. */
export function SpanFields(props: {
  day: string;
  spans: Spans;
  onSpans: (spans: Spans) => void;
}): VNode {
  const { t } = useDesk();
  const { day, spans, onSpans } = props;
  const last = spans.at(-1)?.[1];
  const time = (at: number, end: 0 | 1) => (
    <input
      type="time"
      class="input"
      required
      aria-label={t(end === 0 ? "span_from" : "span_to", { day })}
      // A field for times ends its day at 23:59: midnight at the end is shown as 00:00.
      value={spans[at]?.[end] === "24:00" ? "00:00" : spans[at]?.[end]}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        const value = end === 1 && typed === "00:00" ? "24:00" : typed;
        onSpans(
          spans.map(
            (span, index) => (index === at ? span.with(end, value) : span) as Spans[number],
          ),
        );
      }}
    />
  );
  return (
    <div class="spans">
      {spans.length === 0 && <span class="field-hint">{t("closed_that_day")}</span>}
      {spans.map((_, at) => (
        <span key={at} class="span">
          {time(at, 0)}–{time(at, 1)}
          <button
            type="button"
            class="icon-button"
            aria-label={t("remove_span", { day })}
            onClick={() => onSpans(spans.filter((_span, index) => index !== at))}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      {spans.length < MOST && last !== "24:00" && (
        <button
          type="button"
          class="button is-small is-quiet"
          aria-label={t("add_span_to", { day })}
          onClick={() =>
            onSpans([...spans, last === undefined ? ["09:00", "18:00"] : [last, "24:00"]])
          }
        >
          {t("add_span")}
        </button>
      )}
    </div>
  );
}
