import type { Hours } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { weekdayName } from "../format.ts";
import { Field } from "../ui/field.tsx";
import type { CardProps } from "./general-card.tsx";
import { HolidayFields } from "./holiday-fields.tsx";
import { SettingsCard } from "./settings-card.tsx";
import { SpanFields } from "./span-fields.tsx";

/** The week as people read it; the hours count from Sunday. */
const week = [1, 2, 3, 4, 5, 6, 0];

/** When people answer. */
export function HoursCard({ settings, onSave }: CardProps): VNode {
  const { t, preferences } = useDesk();
  const zones = useId();
  const [isAlways, setAlways] = useState(settings.hours === null);
  const [hours, setHours] = useState<Hours>(settings.hours ?? usualHours());
  const change = (patch: Partial<Hours>) => setHours({ ...hours, ...patch });

  return (
    <SettingsCard title={t("hours")} onSave={() => onSave({ hours: isAlways ? null : hours })}>
      <label class="check">
        <input
          type="checkbox"
          checked={isAlways}
          onChange={(event) => setAlways(event.currentTarget.checked)}
        />
        {t("around_the_clock")}
      </label>
      {!isAlways && (
        <>
          <Field
            label={t("time_zone")}
            hint={t("time_zone_hint")}
            required
            list={zones}
            value={hours.timeZone}
            onValue={(timeZone) => change({ timeZone })}
          />
          <datalist id={zones}>
            {Intl.supportedValuesOf("timeZone").map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <ul class="week">
            {week.map((day) => {
              const name = weekdayName(day, preferences.locale.value);
              return (
                <li key={day} class="week-day">
                  <strong>{name}</strong>
                  <SpanFields
                    day={name}
                    spans={hours.weekly[day] ?? []}
                    onSpans={(spans) => change({ weekly: hours.weekly.with(day, spans) })}
                  />
                </li>
              );
            })}
          </ul>
          <HolidayFields
            holidays={hours.holidays}
            onHolidays={(holidays) => change({ holidays })}
          />
        </>
      )}
    </SettingsCard>
  );
}

function usualHours(): Hours {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const weekly = [0, 1, 2, 3, 4, 5, 6].map((day): Hours["weekly"][number] =>
    day === 0 || day === 6 ? [] : [["09:00", "18:00"]],
  );
  return { timeZone, weekly, holidays: [] };
}
