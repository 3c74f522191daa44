import type { TalkBackend } from "@helpbuoy/client";
import { effect, type ReadonlySignal } from "@preact/signals-core";

/** Resolves once the visitor agreed that things are kept and sent; at once where nobody asks. */
export function agreed(mayKeep: ReadonlySignal<boolean>): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (mayKeep.value) queueMicrotask(() => (stop(), resolve()));
    });
  });
}

/**
 * A backend that hears nothing of the visitor before they agreed: what is asked of it waits
 * (SPEC PR1). Once they did, it is the backend itself.
 */
export function afterConsent(backend: TalkBackend, mayKeep: ReadonlySignal<boolean>): TalkBackend {
  return new Proxy(backend, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function" || name === "mediaUrl") return method;
      return async (...given: unknown[]): Promise<unknown> => {
        if (!mayKeep.peek()) await agreed(mayKeep);
        return Reflect.apply(method, target, given) as unknown;
      };
    },
  });
}
