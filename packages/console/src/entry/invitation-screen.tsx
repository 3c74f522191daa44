import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useConsole } from "../console-context.ts";
import { Field } from "../ui/field.tsx";
import { EntryFrame } from "./entry-frame.tsx";

/** Where an invitation's link leads. Its token stands behind the #, which no server or log sees. */
export function InvitationScreen(): VNode {
  const { t, api, session, router, problemText } = useConsole();
  const [token] = useState(() => location.hash.slice(1));
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setProblem(undefined);
    try {
      const { email } = await api.acceptInvitation(token, name, password);
      router.go("/console/", { replace: true });
      // One who was an agent before keeps their password, and signs in with that.
      await session.signIn(email, password).catch(() => session.end());
    } catch (cause) {
      setProblem(problemText(cause));
    }
  }

  return (
    <EntryFrame title={t("invitation_title")} text={t("invitation_text")}>
      <form class="entry-form" onSubmit={(event) => void submit(event)}>
        <Field
          label={t("your_name")}
          hint={t("your_name_hint")}
          value={name}
          onValue={setName}
          autocomplete="name"
          maxLength={80}
          required
          autoFocus
        />
        <Field
          label={t("password_new")}
          hint={t("password_hint")}
          type="password"
          minLength={10}
          value={password}
          onValue={setPassword}
          autocomplete="new-password"
          required
        />
        <p class="form-problem" role="alert">
          {problem}
        </p>
        <button type="submit" class="button is-primary is-wide">
          {t("join")}
        </button>
      </form>
    </EntryFrame>
  );
}
