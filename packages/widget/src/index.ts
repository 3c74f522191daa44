import type { CommandError, PublicCommands, PublicState } from "./core/public-face.ts";
import type { PublicEvent, PublicEvents } from "./core/public-events.ts";
import { createLoader, type Settings } from "./loader/loader.ts";

/*
 * The npm entry: the widget for pages that bundle their scripts. Core and panel stay dynamic imports,
 * so a bundler keeps them out of the page's first load, as the script tag does.
 */

type Asynchronous = Exclude<keyof PublicCommands, "on" | "once" | "off">;

/** The commands as methods: each answers with a promise and rejects with a `CommandError`. */
export type Helpbuoy = {
  [Name in Asynchronous]: (
    ...args: Parameters<PublicCommands[Name]>
  ) => Promise<Awaited<ReturnType<PublicCommands[Name]>>>;
} & {
  /** Listens to an event, from now on, whether or not the core is there yet; returns its undo. */
  on<Name extends PublicEvent>(
    name: Name,
    listener: (detail: PublicEvents[Name]) => void,
  ): () => void;
  /** As `on`, for the next event only. */
  once<Name extends PublicEvent>(
    name: Name,
    listener: (detail: PublicEvents[Name]) => void,
  ): () => void;
};

/**
 * Puts the launcher on the page. The settings are those of the script tag's attributes in camelCase;
 * `backend` is required here: a URL that speaks the protocol, or an object with the `Backend` interface.
 */
export function createHelpbuoy(
  settings: Settings & { site: string; backend: NonNullable<Settings["backend"]> },
): Helpbuoy {
  const call = createLoader(
    settings,
    {
      core: () => import("./core/index.ts"),
      panel: () => import("./panel/index.tsx"),
      // The bundler knows what the two import.
      prefetch: () => {},
    },
    () => {},
  );

  const listen =
    (command: "on" | "once") =>
    (name: PublicEvent, listener: (detail: never) => void): (() => void) => {
      void call(command, [name, listener]);
      return () => void call("off", [name, listener]);
    };

  const methods = { on: listen("on"), once: listen("once") } as unknown as Helpbuoy;
  return new Proxy(methods, {
    get(target, name) {
      // A promise is recognised by its `then`: this object must not look like one.
      if (typeof name !== "string" || name === "then") return undefined;
      return Reflect.get(target, name) ?? ((...args: unknown[]) => call(name, args));
    },
  });
}

export type { Settings, PublicCommands, PublicEvent, PublicEvents, PublicState, CommandError };
export type { Backend } from "@helpbuoy/client";
