import type { ComponentChildren, VNode } from "preact";
import { isAtLeast, useDesk } from "../console-context.ts";

/** A card of settings that admins change and the others read. */
export function SettingsCard(props: {
  title: string;
  text?: string;
  onSave: () => void;
  children: ComponentChildren;
}): VNode {
  const { t, site } = useDesk();
  const mayEdit = isAtLeast(site.role, "admin");
  return (
    <section class="card">
      <h2>{props.title}</h2>
      {props.text && <p class="card-text">{props.text}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onSave();
        }}
      >
        <fieldset class="stacked-form" aria-label={props.title} disabled={!mayEdit}>
          {props.children}
          {mayEdit ? (
            <button type="submit" class="button is-primary is-own-width">
              {t("save")}
            </button>
          ) : (
            <p class="field-hint">{t("admins_change")}</p>
          )}
        </fieldset>
      </form>
    </section>
  );
}
