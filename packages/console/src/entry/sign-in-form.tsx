import { asBackendError } from "@helpbuoy/client";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useConsole } from "../console-context.ts";
import { HOME } from "../router.ts";
import { Field } from "../ui/field.tsx";

/** Address and password, and a code where the agent has a second factor. */
export function SignInForm(props: {
  asksCode: boolean;
  onAsksCode: (asksCode: boolean) => void;
  /** What follows once they are signed in; what it rejects with is shown here. */
  onSignedIn?: () => Promise<void>;
}): VNode {
  const { asksCode, onAsksCode } = props;
  const { t, session, problemText } = useConsole();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await session.signIn(email, password, asksCode ? code : undefined);
      await props.onSignedIn?.();
    } catch (cause) {
      const isCode = asBackendError(cause).problem?.code === "second_factor_required";
      // The first answer asks; the second says that the code was wrong.
      if (isCode && !asksCode) onAsksCode(true);
      else setProblem(isCode ? t("code_wrong") : problemText(cause));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form class="entry-form" onSubmit={(event) => void submit(event)}>
      {asksCode ? (
        <Field
          key="code"
          label={t("code")}
          value={code}
          onValue={setCode}
          autocomplete="one-time-code"
          required
          autoFocus
        />
      ) : (
        <>
          <Field
            label={t("email")}
            type="email"
            value={email}
            onValue={setEmail}
            autocomplete="username"
            required
            autoFocus
          />
          <Field
            label={t("password")}
            type="password"
            value={password}
            onValue={setPassword}
            autocomplete="current-password"
            required
          />
        </>
      )}
      <p class="form-problem" role="alert">
        {problem}
      </p>
      <button type="submit" class="button is-primary is-wide" disabled={isBusy}>
        {t("sign_in")}
      </button>
      {asksCode ? (
        <button type="button" class="link-button" onClick={() => onAsksCode(false)}>
          {t("back")}
        </button>
      ) : (
        <a class="link-button" href={`${HOME}~/reset`}>
          {t("forgot_password")}
        </a>
      )}
    </form>
  );
}
