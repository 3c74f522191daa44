import type { Deps } from "../deps.ts";
import { errorFields } from "../logger.ts";
import type { PromiseWatch } from "./promise-watch.ts";

const ROUND = 30_000; // ms between two looks

/** Watches promises for as long as the server runs. Returns its undo. */
export function startPromiseWatch({ clock, logger }: Deps, watch: PromiseWatch): () => void {
  let isOver = false;
  let undo = () => {};
  const later = () => {
    undo = clock.after(ROUND, () => {
      watch
        .look()
        .catch((error: unknown) => {
          logger.error(errorFields(error), "promises could not be looked at; tried again");
        })
        .finally(() => isOver || later());
    });
  };
  later();
  return () => {
    isOver = true;
    undo();
  };
}
