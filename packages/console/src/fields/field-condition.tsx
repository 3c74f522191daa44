import type { AskedField, TaskField } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { Field } from "../ui/field.tsx";
import { SelectField } from "../ui/select-field.tsx";

type Condition = NonNullable<AskedField["visibleIf"]>;

/** What something can hang on: one answer that a text can be compared with. */
const comparable = (field: TaskField): field is AskedField =>
  !["group", "files", "voice", "order-lines"].includes(field.type);

/** When a field is asked: always, or for some answers of one above it. */
export function FieldCondition(props: {
  above: readonly TaskField[];
  condition: Condition | undefined;
  problem: string | undefined;
  onCondition: (condition: Condition | undefined) => void;
}): VNode | null {
  const { t } = useDesk();
  const { above, condition, onCondition } = props;
  const candidates = above.filter(comparable);
  if (candidates.length === 0 && !condition) return null;
  const chosen = candidates.find((field) => field.id === condition?.field);
  const set = (values: string[]) => condition && onCondition({ ...condition, in: values });
  return (
    <div class="field-condition">
      <SelectField
        label={t("field_asked")}
        problem={props.problem}
        value={condition?.field ?? ""}
        choices={[
          { value: "", label: t("field_always") },
          ...(condition && !chosen ? [{ value: condition.field, label: condition.field }] : []),
          ...candidates.map(({ id, label }) => ({
            value: id,
            label: t("field_depends", { field: label || id }),
          })),
        ]}
        onValue={(field) => onCondition(field ? { field, in: [] } : undefined)}
      />
      {condition &&
        (chosen?.type === "choice" ? (
          <fieldset class="checks">
            <legend>{t("field_answers")}</legend>
            {chosen.options?.map(({ value, label }) => (
              <label key={value} class="check">
                <input
                  type="checkbox"
                  checked={condition.in.includes(value)}
                  onChange={(event) =>
                    set(
                      event.currentTarget.checked
                        ? [...condition.in, value]
                        : condition.in.filter((one) => one !== value),
                    )
                  }
                />
                {label}
              </label>
            ))}
          </fieldset>
        ) : (
          <Field
            label={t("field_answers")}
            hint={t("commas_hint")}
            value={condition.in.join(", ")}
            onValue={(typed) => set(typed.split(/[,，]\s*/))}
          />
        ))}
      {condition && condition.in.length === 0 && (
        <p class="field-hint">{t("field_answers_none")}</p>
      )}
    </div>
  );
}
