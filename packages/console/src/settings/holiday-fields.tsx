import type { Hours } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Field } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { SpanFields } from "./span-fields.tsx";

type Holidays = Hours["holidays"];

/** Dates that are otherwise than their day of the week. */
export function HolidayFields(props: {
  holidays: Holidays;
  onHolidays: (holidays: Holidays) => void;
}): VNode {
  const { t } = useDesk();
  const { holidays, onHolidays } = props;
  const change = (at: number, patch: Partial<Holidays[number]>) =>
    onHolidays(holidays.map((one, index) => (index === at ? { ...one, ...patch } : one)));
  return (
    <div class="field">
      <h3>{t("holidays")}</h3>
      {holidays.length === 0 && <p class="field-hint">{t("no_holidays")}</p>}
      <ul class="stacked-form">
        {holidays.map(({ date, name = "", open }, at) => (
          <li key={at} class="holiday">
            <Field
              label={t("holiday_date")}
              type="date"
              required
              value={date}
              onValue={(value) => change(at, { date: value })}
            />
            <Field
              label={t("holiday_name")}
              maxLength={80}
              value={name}
              onValue={(value) => change(at, { name: value })}
            />
            <button
              type="button"
              class="icon-button"
              aria-label={t("remove_holiday", { day: name || date })}
              onClick={() => onHolidays(holidays.filter((_, index) => index !== at))}
            >
              <Icon name="close" />
            </button>
            <SpanFields
              day={name || date || t("holiday_date")}
              spans={open}
              onSpans={(spans) => change(at, { open: spans })}
            />
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button is-small is-own-width"
        onClick={() => onHolidays([...holidays, { date: "", open: [] }])}
      >
        {t("add_holiday")}
      </button>
    </div>
  );
}
