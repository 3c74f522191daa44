import type { TalkBackend } from "@helpbuoy/client";
import { effect, type ReadonlySignal } from "@preact/signals-core";

/**
 * A backend that hears nothing of the visitor before they agreed: what is asked of it waits
 * (SPEC PR1). Once they did, it is the backend itself.
 */
export function afterConsent(backend: TalkBackend, mayKeep: ReadonlySignal<boolean>): TalkBackend {
  const agreed = () =>
    new Promise<void>((resolve) => {
      const stop = effect(() => {
        if (mayKeep.value) queueMicrotask(() => (stop(), resolve()));
      });
    });
  return new Proxy(backend, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function" || name === "mediaUrl") return method;
      return (...given: unknown[]): unknown =>
        mayKeep.peek()
          ? Reflect.apply(method, target, given)
          : agreed().then((): unknown => Reflect.apply(method, target, given));
    },
  });
}
