import type { KeyValueStorage, Mark } from "@helpbuoy/client";
import type { Site } from "@helpbuoy/protocol";
import { computed, effect, type ReadonlySignal, type Signal } from "@preact/signals-core";
import { openChannel } from "./channel.ts";

export type Consent = {
  /** Whether this site, or its tag, asks before anything is kept. */
  asksConsent: ReadonlySignal<boolean>;
  agree(isGiven: boolean): Promise<void>;
  destroy(): void;
};

/** The visitor's word on whether anything may be kept of them (SPEC PR1, PR2). */
export function createConsent(parts: {
  asksConsent: boolean;
  site: ReadonlySignal<Site | undefined>;
  mayKeep: Signal<boolean>;
  mark: Mark;
  /** That they agreed, over pages. */
  consent: Mark;
  storage: KeyValueStorage;
  scope: string;
  forget(): Promise<void>;
}): Consent {
  const { site, mayKeep, consent, storage } = parts;
  const asksConsent = computed(() => parts.asksConsent || site.value?.requiresConsent === true);
  const tabs = openChannel(`${parts.scope}/consent`);
  const stopAsking = effect(() => {
    if (asksConsent.value && !consent.read()) mayKeep.value = false;
  });

  /** What was held in memory until now goes to the disk. */
  async function begin(): Promise<void> {
    if (mayKeep.peek()) return;
    mayKeep.value = true;
    const keys = await storage.keys("");
    const entries = keys.map(async (key) => [key, await storage.get(key)] as [string, unknown]);
    await storage.set(await Promise.all(entries));
  }

  const stopListening = tabs.listen(() => {
    if (consent.read()) void begin();
    else if (asksConsent.peek()) mayKeep.value = false;
  });

  return {
    asksConsent,
    async agree(isGiven) {
      const isTakenBack = !isGiven && asksConsent.peek() && mayKeep.peek();
      if (isTakenBack) {
        await parts.forget();
        // Shut first: what comes meanwhile stays in memory, and nothing is written behind the clearing.
        mayKeep.value = false;
        await storage.clear();
        parts.mark.write(undefined);
      }
      consent.write(isGiven ? "agreed" : undefined);
      if (isGiven) await begin();
      else if (asksConsent.peek()) mayKeep.value = false;
      tabs.post("said");
    },
    destroy() {
      stopAsking();
      stopListening();
      tabs.close();
    },
  };
}
