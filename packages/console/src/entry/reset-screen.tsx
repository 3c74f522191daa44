import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useConsole } from "../console-context.ts";
import { HOME } from "../router.ts";
import { Field } from "../ui/field.tsx";
import { EntryFrame } from "./entry-frame.tsx";

/** The way back in: asks for a link, or (where one led here) for a new password. */
export function ResetScreen(): VNode {
  const { t, api, router, session, say, problemText } = useConsole();
  const [token] = useState(() => location.hash.slice(1));
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [isSent, setSent] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setProblem(undefined);
    try {
      if (!token) {
        await api.requestPasswordReset(email);
        setSent(true);
        return;
      }
      await api.resetPassword(token, password);
      say(t("password_changed"));
      session.end();
      router.go(HOME, { replace: true });
    } catch (cause) {
      setProblem(problemText(cause));
    }
  }

  return (
    <EntryFrame title={t("reset_title")} text={isSent ? t("reset_sent") : t("reset_text")}>
      {!isSent && (
        <form class="entry-form" onSubmit={(event) => void submit(event)}>
          {token ? (
            <Field
              label={t("password_new")}
              hint={t("password_hint")}
              type="password"
              minLength={10}
              value={password}
              onValue={setPassword}
              autocomplete="new-password"
              required
              autoFocus
            />
          ) : (
            <Field
              label={t("email")}
              type="email"
              value={email}
              onValue={setEmail}
              autocomplete="username"
              required
              autoFocus
            />
          )}
          <p class="form-problem" role="alert">
            {problem}
          </p>
          <button type="submit" class="button is-primary is-wide">
            {t(token ? "save" : "send_link")}
          </button>
        </form>
      )}
      <a class="link-button" href={HOME}>
        {t("back_to_sign_in")}
      </a>
    </EntryFrame>
  );
}
