import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useConsole } from "../console-context.ts";
import { Field } from "../ui/field.tsx";
import { EntryFrame } from "./entry-frame.tsx";

/** After a one-time password: nothing else can be done before one's own is chosen. */
export function NewPasswordScreen(): VNode {
  const { t, session, problemText } = useConsole();
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [problem, setProblem] = useState<string>();

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setProblem(undefined);
    await session.changePassword(old, next).catch((cause) => setProblem(problemText(cause)));
  }

  return (
    <EntryFrame title={t("choose_password")} text={t("choose_password_text")}>
      <form class="entry-form" onSubmit={(event) => void submit(event)}>
        <Field
          label={t("password_now")}
          type="password"
          value={old}
          onValue={setOld}
          autocomplete="current-password"
          required
        />
        <Field
          label={t("password_new")}
          hint={t("password_hint")}
          type="password"
          minLength={10}
          value={next}
          onValue={setNext}
          autocomplete="new-password"
          required
        />
        <p class="form-problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="button is-primary is-wide">
          {t("save")}
        </button>
      </form>
    </EntryFrame>
  );
}
