import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useConsole } from "../console-context.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/** Signs in. */
export function EntryScreen(): VNode {
  const { t } = useConsole();
  const [asksCode, setAsksCode] = useState(false);
  return (
    <EntryFrame title={t("sign_in_title")} text={asksCode ? t("code_hint") : t("sign_in_text")}>
      <SignInForm asksCode={asksCode} onAsksCode={setAsksCode} />
    </EntryFrame>
  );
}
