import type { VNode } from "preact";
import { useDesk } from "../console-context.ts";
import { signingCode } from "./signing-code.ts";
import { useCopy } from "./use-copy.ts";

/** What the site's developers put on their server, with this site's key and a live secret's name. */
export function SigningExample({ kid }: { kid: string }): VNode {
  const { t, site } = useDesk();
  const { shown, copy } = useCopy<HTMLTextAreaElement>();
  const code = signingCode(site.key, kid);
  return (
    <section class="card-part">
      <header class="card-head">
        <h3>{t("signing_example")}</h3>
        <button
          type="button"
          class="button is-small"
          aria-label={t("copy_named", { what: t("signing_example") })}
          onClick={() => void copy(code)}
        >
          {t("copy")}
        </button>
      </header>
      <p class="field-hint">{t("signing_hint")}</p>
      <textarea
        ref={shown}
        class="input snippet signing-code"
        aria-label={t("signing_example")}
        rows={10}
        wrap="off"
        readOnly
        spellcheck={false}
        value={code}
      />
    </section>
  );
}
