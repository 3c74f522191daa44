import { asBackendError } from "@helpbuoy/client";
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useConsole } from "../console-context.ts";
import { HOME } from "../router.ts";
import { Field } from "../ui/field.tsx";
import { EntryFrame } from "./entry-frame.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/**
 * Where an invitation's link leads. Its token stands behind the #, which no server or log sees. Who is
 * new says a name and a password; who is an agent already signs in as themselves.
 */
export function InvitationScreen(): VNode {
  const { t, api, session, router, problemText } = useConsole();
  const [token] = useState(() => location.hash.slice(1));
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState<"name" | "sign_in">();
  const [asksCode, setAsksCode] = useState(false);
  const [problem, setProblem] = useState<string>();
  const state = session.state.value;
  const signedIn = typeof state === "string" ? undefined : state.agent;
  const step = asked ?? (signedIn ? "confirm" : "name");

  async function accept(person?: { name: string; password: string }): Promise<void> {
    const { email } = await api.acceptInvitation(token, person);
    if (person) await session.signIn(email, person.password);
    else await session.refresh();
    router.go(HOME, { replace: true });
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setProblem(undefined);
    try {
      await accept(step === "name" ? { name, password } : undefined);
    } catch (cause) {
      const code = asBackendError(cause).problem?.code;
      if (code === "sign_in_required") setAsked("sign_in");
      else if (code === "invalid_input" && step === "confirm") setAsked("name");
      else setProblem(problemText(cause));
    }
  }

  if (step === "sign_in") {
    return (
      <EntryFrame
        title={t("invitation_title")}
        text={asksCode ? t("code_hint") : t("invitation_known")}
      >
        <SignInForm asksCode={asksCode} onAsksCode={setAsksCode} onSignedIn={() => accept()} />
      </EntryFrame>
    );
  }
  return (
    <EntryFrame
      title={t("invitation_title")}
      text={
        step === "confirm"
          ? t("invitation_signed_in", { email: signedIn?.email ?? "" })
          : t("invitation_text")
      }
    >
      <form class="entry-form" onSubmit={(event) => void submit(event)}>
        {step === "name" && (
          <>
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
          </>
        )}
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
