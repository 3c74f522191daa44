import type { ComponentChildren, VNode } from "preact";
import { usePanel } from "../panel-context.ts";
import { Icon, icons } from "../ui/icon.tsx";

/** What an input needs to be tied to its label, hint and problem. */
export type FieldLinks = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean;
};

/** A labelled field: hint above, what is wrong with it below, in words. */
export function Field(options: {
  id: string;
  label: string;
  hint?: string | undefined;
  isOptional?: boolean;
  problem?: string | undefined;
  /** `group`: several inputs under one label. */
  as?: "field" | "group";
  children: (links: FieldLinks) => ComponentChildren;
}): VNode {
  const { id, label, hint, isOptional = false, problem, as = "field", children } = options;
  const { text } = usePanel();
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  const links = {
    id,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": Boolean(problem),
  };
  const name = (
    <>
      {label}
      {isOptional && <span class="hb-optional"> {text("optional")}</span>}
    </>
  );
  const rest = (
    <>
      {hint && (
        <p class="hb-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children(links)}
      {problem && (
        <p class="hb-problem" id={`${id}-problem`}>
          <Icon strokes={icons.notice} />
          {problem}
        </p>
      )}
    </>
  );
  if (as === "field") {
    return (
      <div class="hb-field" data-invalid={problem ? "" : undefined}>
        <label class="hb-label" for={id}>
          {name}
        </label>
        {rest}
      </div>
    );
  }
  return (
    <fieldset
      class="hb-field"
      data-invalid={problem ? "" : undefined}
      aria-describedby={links["aria-describedby"]}
    >
      <legend class="hb-label">{name}</legend>
      {rest}
    </fieldset>
  );
}
