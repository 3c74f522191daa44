import { asBackendError } from "@helpbuoy/client";
import { createId } from "@helpbuoy/protocol";
import { computed, effect } from "@preact/signals";
import { render } from "preact";
import { ConsoleContext, type Console } from "./console-context.ts";
import { createDeskApi } from "./desk-api.ts";
import { createDraftsModel } from "./models/drafts-model.ts";
import { createPreferencesModel } from "./models/preferences-model.ts";
import { createQuestionsModel } from "./models/questions-model.ts";
import { createSessionModel } from "./models/session-model.ts";
import { createToastsModel } from "./models/toasts-model.ts";
import { problemText } from "./problem-text.ts";
import { createRouter, prefixOf } from "./router.ts";
import { Shell } from "./shell/shell.tsx";
import { translate } from "./translate.ts";
import { ConfirmDialog } from "./ui/confirm-dialog.tsx";
import { Toasts } from "./ui/toasts.tsx";

/**
 * The composition root of the agents' web app.
 * @returns its undo
 */
export function createConsole(root: HTMLElement, view: Window & typeof globalThis): () => void {
  const newId = () =>
    createId(Date.now(), (bytes) => {
      view.crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);
      return bytes;
    });
  const preferences = createPreferencesModel(view);
  const router = createRouter(view);
  const api = createDeskApi({
    url: view.location.origin + prefixOf(view.location.pathname),
    locale: () => preferences.locale.value,
    newId,
  });
  const session = createSessionModel(api);
  const drafts = createDraftsModel(() => view.localStorage);
  const toasts = createToastsModel(newId, view);
  const questions = createQuestionsModel();

  const t: Console["t"] = (key, values) => translate(preferences.locale.value, key, values);
  const parts: Console = {
    api,
    session,
    preferences,
    drafts,
    router,
    newId,
    t,
    toasts,
    questions,
    say: toasts.say,
    confirm: questions.confirm,
    problemText(cause) {
      if (asBackendError(cause).kind === "unauthorized") session.end();
      return problemText(cause, t);
    },
  };

  const stopLook = effect(() => {
    const { documentElement } = view.document;
    documentElement.lang = preferences.locale.value;
    documentElement.dataset["theme"] = preferences.theme.value;
  });
  void session.restore();
  const isReady = computed(() => session.state.value !== "unknown");
  render(
    <ConsoleContext.Provider value={parts}>
      <Shell isReady={isReady} />
      <ConfirmDialog />
      <Toasts />
    </ConsoleContext.Provider>,
    root,
  );
  return () => {
    render(null, root);
    stopLook();
    router.destroy();
  };
}
