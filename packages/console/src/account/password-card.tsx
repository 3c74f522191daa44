import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Field } from "../ui/field.tsx";

export function PasswordCard(): VNode {
  const { t, session, say, problemText } = useDesk();
  const [old, setOld] = useState("");
  const [next, setNext] = useState("");
  const [problem, setProblem] = useState<string>();

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    setProblem(undefined);
    try {
      await session.changePassword(old, next);
      setOld("");
      setNext("");
      say(t("password_changed"));
    } catch (cause) {
      setProblem(problemText(cause));
    }
  }

  return (
    <section class="card">
      <h2>{t("password")}</h2>
      <form class="stacked-form" onSubmit={(event) => void save(event)}>
        <Field
          label={t("password_now")}
          type="password"
          autocomplete="current-password"
          required
          value={old}
          onValue={setOld}
        />
        <Field
          label={t("password_new")}
          hint={t("password_hint")}
          type="password"
          autocomplete="new-password"
          minLength={10}
          required
          value={next}
          onValue={setNext}
        />
        <p class="form-problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="button">
          {t("change_password")}
        </button>
      </form>
    </section>
  );
}
