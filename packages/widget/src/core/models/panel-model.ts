import { computed, signal } from "@preact/signals-core";
import type { PanelModel, Screen } from "../widget.ts";

/** @param onOpenChange called after `isOpen` has changed */
export function createPanelModel(onOpenChange: (isOpen: boolean) => void): PanelModel {
  const home: Screen = { name: "home" };
  const isOpen = signal(false);
  const stack = signal<Screen[]>([home]);

  function setOpen(wanted: boolean): void {
    if (isOpen.peek() === wanted) return;
    isOpen.value = wanted;
    onOpenChange(wanted);
  }

  return {
    isOpen,
    stack,
    screen: computed(() => stack.value[stack.value.length - 1] ?? home),
    show(screen) {
      const below = stack.peek();
      const isHere = isSame(screen, below[below.length - 1]);
      if (screen.name === "home") stack.value = [home];
      else if (!isHere) stack.value = [...below, screen];
      // Anew in its place: a form that was handed in is an empty one again.
      else if (screen.name === "ticket-form") stack.value = [...below.slice(0, -1), { ...screen }];
    },
    back() {
      if (stack.peek().length > 1) stack.value = stack.peek().slice(0, -1);
    },
    home() {
      stack.value = [home];
    },
    open: () => setOpen(true),
    close: () => setOpen(false),
  };
}

/** A second click on the way to where one already is adds nothing to go back through. */
function isSame(one: Screen, other: Screen | undefined): boolean {
  const fields = (screen: Screen) => Object.entries(screen).sort(([a], [b]) => (a < b ? -1 : 1));
  return other !== undefined && String(fields(one)) === String(fields(other));
}
