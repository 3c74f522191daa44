import { signal } from "@preact/signals";

export type Toast = { id: string; text: string; kind: "done" | "problem" };

export type ToastsModel = {
  say(text: string, kind?: Toast["kind"]): void;
  /** Those that stand now, for the one place that is not inert; `undefined` is the page itself. */
  shownIn(dialog: object | undefined): readonly Toast[];
  /** A modal dialog makes all outside it inert, so they go with it. Returns its undo. */
  moveInto(dialog: object): () => void;
};

const SHOWN = 5_000; // ms a toast stands

/** What is said in passing. */
export function createToastsModel(
  newId: () => string,
  view: Pick<Window, "setTimeout">,
): ToastsModel {
  const toasts = signal<readonly Toast[]>([]);
  /** The open modal dialogs; the last lies on top. */
  const dialogs = signal<readonly object[]>([]);
  return {
    say(text, kind = "done") {
      const toast = { id: newId(), text, kind };
      toasts.value = [...toasts.value.slice(-2), toast];
      view.setTimeout(() => {
        toasts.value = toasts.value.filter((one) => one !== toast);
      }, SHOWN);
    },
    shownIn: (dialog) => (dialogs.value.at(-1) === dialog ? toasts.value : []),
    moveInto(dialog) {
      dialogs.value = [...dialogs.peek(), dialog];
      return () => {
        dialogs.value = dialogs.peek().filter((one) => one !== dialog);
      };
    },
  };
}
