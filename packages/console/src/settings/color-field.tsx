import { isHexColor, readableColor } from "@helpbuoy/protocol";
import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { useDesk } from "../console-context.ts";

/** A colour, picked or typed. */
export function ColorField(props: { value: string; onValue: (value: string) => void }): VNode {
  const { t } = useDesk();
  const { value, onValue } = props;
  const id = useId();
  const shown = isHexColor(value) ? readableColor(value) : value;
  const isFaint = shown !== value.toLowerCase() && isHexColor(value);
  return (
    <div class="field">
      <label for={id}>{t("color")}</label>
      <div class="color-field">
        <input
          type="color"
          aria-label={t("color_pick")}
          value={isHexColor(value) ? value : "#000000"}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
        <input
          id={id}
          class="input"
          required
          pattern="#[0-9a-fA-F]{6}"
          maxLength={7}
          spellcheck={false}
          value={value}
          aria-describedby={`${id}-told`}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      </div>
      <p id={`${id}-told`} class="field-hint" role="status">
        {isFaint ? t("color_faint", { color: shown }) : t("color_hint")}
      </p>
    </div>
  );
}
