import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../console-context.ts";
import { Field } from "../ui/field.tsx";

type Step =
  | { name: "password" }
  | { name: "code"; secret: string; uri: string }
  | { name: "codes"; codes: readonly string[] };

/** Turns the second factor on (password, authenticator, recovery codes) and off. */
export function SecondFactorCard(): VNode {
  const { t, api, session, problemText, say } = useDesk();
  const state = session.state.value;
  const isOn = typeof state !== "string" && state.hasSecondFactor;
  const [step, setStep] = useState<Step>({ name: "password" });
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string>();

  async function act(work: () => Promise<void>): Promise<void> {
    setProblem(undefined);
    try {
      await work();
    } catch (cause) {
      setProblem(problemText(cause));
    }
  }
  const submit = (work: () => Promise<void>) => (event: Event) => {
    event.preventDefault();
    void act(work);
  };

  const begin = async () => {
    setStep({ name: "code", ...(await api.beginSecondFactor(password)) });
    setPassword("");
  };
  const confirm = async () => {
    const { recoveryCodes } = await api.confirmSecondFactor(code);
    setCode("");
    setStep({ name: "codes", codes: recoveryCodes });
    await session.refresh();
  };
  const turnOff = async () => {
    await api.removeSecondFactor(password, code);
    setPassword("");
    setCode("");
    setStep({ name: "password" });
    await session.refresh();
    say(t("saved"));
  };

  const passwordField = (
    <Field
      label={t("password")}
      type="password"
      autocomplete="current-password"
      required
      value={password}
      onValue={setPassword}
    />
  );
  const codeField = (
    <Field label={t("code")} autocomplete="one-time-code" required value={code} onValue={setCode} />
  );
  return (
    <section class="card">
      <header class="card-head">
        <h2>{t("second_factor")}</h2>
        <span class={isOn ? "badge badge-resolved" : "badge"}>{t(isOn ? "on" : "off")}</span>
      </header>
      {step.name === "codes" ? (
        <>
          <p>{t("recovery_codes_text")}</p>
          <ul class="recovery-codes">
            {step.codes.map((one) => (
              <li key={one}>
                <code>{one}</code>
              </li>
            ))}
          </ul>
          <button type="button" class="button" onClick={() => setStep({ name: "password" })}>
            {t("codes_kept")}
          </button>
        </>
      ) : isOn ? (
        <form class="stacked-form" onSubmit={submit(turnOff)}>
          {passwordField}
          {codeField}
          <button type="submit" class="button">
            {t("turn_off")}
          </button>
        </form>
      ) : step.name === "code" ? (
        <form class="stacked-form" onSubmit={submit(confirm)}>
          <p>{t("authenticator_text")}</p>
          <p>
            <code class="secret">{step.secret.replace(/(.{4})/g, "$1 ").trim()}</code>
          </p>
          <p>
            <a href={step.uri}>{t("open_authenticator")}</a>
          </p>
          {codeField}
          <button type="submit" class="button is-primary">
            {t("turn_on")}
          </button>
        </form>
      ) : (
        <form class="stacked-form" onSubmit={submit(begin)}>
          <p>{t("second_factor_text")}</p>
          {passwordField}
          <button type="submit" class="button">
            {t("set_up")}
          </button>
        </form>
      )}
      <p class="form-problem" role="alert">
        {problem}
      </p>
    </section>
  );
}
