import type { FormField } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { usePanel } from "../panel-context.ts";
import { Pills } from "../ui/pills.tsx";
import { DraftFiles } from "./draft-files.tsx";
import { useFieldDraft } from "./field-draft.ts";
import { Field, type FieldLinks } from "./field.tsx";
import { SensitiveInput } from "./sensitive-input.tsx";
import { VoiceField } from "./voice-field.tsx";

const MAX_PILLS = 6; // options that are shown all at once; more of them make a list to open

/** What a keyboard on glass should offer. */
const inputModes = {
  text: "text",
  number: "decimal",
  phone: "tel",
  email: "email",
} as const;
const autocompletes = { text: "off", number: "off", phone: "tel", email: "email" } as const;

/** One field of a form, as its type asks. */
export function FormFieldView(options: {
  field: FormField;
  value: string;
  problem: string | undefined;
}): VNode {
  const { field, value, problem } = options;
  const draft = useFieldDraft();
  const id = `hb-field-${field.id}`;
  const isChoice = field.type === "choice" && isShownAtOnce(field);
  const change = (typed: string) => draft.changeField(field.id, typed);
  return (
    <Field
      id={id}
      label={field.label}
      hint={field.hint}
      isOptional={!field.required}
      problem={problem}
      as={isChoice || field.type === "voice" || field.type === "files" ? "group" : "field"}
    >
      {(links) => <Control field={field} value={value} links={links} onChange={change} />}
    </Field>
  );
}

/** An optional choice must be possible to take back, which only a list with an empty line can. */
function isShownAtOnce({ options = [], required = false }: FormField): boolean {
  return required && options.length <= MAX_PILLS;
}

function Control(options: {
  field: FormField;
  value: string;
  links: FieldLinks;
  onChange: (typed: string) => void;
}): VNode {
  const { field, value, links, onChange } = options;
  const { text } = usePanel();
  if (field.sensitive) return <SensitiveInput {...options} />;
  switch (field.type) {
    case "files":
      return <DraftFiles fieldId={field.id} />;
    case "voice":
      return <VoiceField fieldId={field.id} />;
    case "multiline":
      return (
        <textarea
          {...links}
          class="hb-input"
          required={field.required === true}
          maxLength={field.maxLength ?? 5000}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "choice":
      return isShownAtOnce(field) ? (
        <Pills name={links.id} choices={field.options ?? []} value={value} onChange={onChange} />
      ) : (
        <select
          {...links}
          class="hb-input"
          required={field.required === true}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{text("choose")}</option>
          {field.options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      );
    case "date":
      return (
        <input
          {...links}
          class="hb-input"
          type="date"
          required={field.required === true}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <input
          {...links}
          class="hb-input"
          // Not `number`: it swallows what it cannot read and turns with the mouse wheel.
          type="text"
          inputMode={inputModes[field.type]}
          autocomplete={autocompletes[field.type]}
          required={field.required === true}
          maxLength={field.maxLength ?? 500}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
