import type { Id } from "@helpbuoy/protocol";
import { signal, type Signal } from "@preact/signals";

export type ChosenFile = { key: string; file: File };

const chosen = new Map<Id, Signal<ChosenFile[]>>();
let made = 0;

/** Files chosen for a talk and not sent yet: its screen may come and go meanwhile. */
export function chosenFiles(conversationId: Id): Signal<ChosenFile[]> {
  const files = chosen.get(conversationId) ?? signal([]);
  chosen.set(conversationId, files);
  return files;
}

/** Adds files, each under a key of its own. */
export function chooseFiles(conversationId: Id, files: readonly File[]): void {
  const held = chosenFiles(conversationId);
  held.value = [...held.peek(), ...files.map((file) => ({ key: `${++made}`, file }))];
}
