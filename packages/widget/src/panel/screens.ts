import type { ComponentType } from "preact";
import type { Id } from "@helpbuoy/protocol";
import type { ResultKind, Screen } from "../core/widget.ts";
import type { OrderFieldProps } from "./components/order-field.tsx";
import { importAgain } from "./import-again.ts";

/** A screen by its name, as `{ name: "article", … }`. */
export type ScreenNamed<Name extends Screen["name"]> = Extract<Screen, { name: Name }>;

/** What a screen's chunk exports. */
export type Chunk<Props> = {
  default: ComponentType<Props>;
  /** Style sheets to adopt before it is rendered. */
  styles: readonly string[];
};

/** Parts of screens that come as chunks of their own too, and what each is given. */
type LazyParts = {
  topics: object;
  kinds: object;
  kind: { screen: { kind: ResultKind } };
  state: { screen: { id: Id } };
  rating: { screen: { id: Id } };
  cards: { screen: { id: Id } };
  run: { screen: { id: Id } };
  order: { screen: OrderFieldProps };
  voice: { screen: { id: Id; onDone: () => void } };
};
export type LazyName = Exclude<Screen["name"], "home" | "search"> | keyof LazyParts;
/** Each chunk gets only the `screen` of its own name, which the table below guarantees. */
type AnyChunk = Chunk<{ screen: object }>;

/*
 * Each of these is a chunk of its own. Frame, home and search come with the first load; what home
 * shows under its search box comes right behind it, so that the box need not wait.
 */
const chunks: {
  [Name in LazyName]: () => Promise<
    Chunk<
      Name extends keyof LazyParts
        ? LazyParts[Name]
        : Name extends Screen["name"]
          ? { screen: ScreenNamed<Name> }
          : never
    >
  >;
} = {
  handoff: () => import("./screens/handoff-screen.tsx"),
  mail: () => import("./screens/mail-screen.tsx"),
  state: () => import("./components/talk-state.tsx"),
  rating: () => import("./components/rating-card.tsx"),
  cards: () => import("./components/host-cards.tsx"),
  order: () => import("./components/order-field.tsx"),
  run: () => import("./components/task-run.tsx"),
  voice: () => import("./components/talk-voice.tsx"),
  topics: () => import("./screens/home-topics.tsx"),
  kinds: () => import("./components/kind-filter.tsx"),
  kind: () => import("./components/kind-mark.tsx"),
  category: () => import("./screens/category-screen.tsx"),
  article: () => import("./screens/article-screen.tsx"),
  conversation: () => import("./screens/conversation-screen.tsx"),
  "ticket-form": () => import("./screens/ticket-form-screen.tsx"),
  guide: () => import("./screens/guide-screen.tsx"),
  task: () => import("./screens/task-screen.tsx"),
  tickets: () => import("./screens/tickets-screen.tsx"),
  track: () => import("./screens/track-screen.tsx"),
  settings: () => import("./screens/settings-screen.tsx"),
  privacy: () => import("./screens/privacy-screen.tsx"),
};

const loaded = new Map<LazyName, AnyChunk>();
const failures = new Map<LazyName, number>();

export function loadedChunk(name: LazyName): AnyChunk | undefined {
  return loaded.get(name);
}

/** Fetches a chunk; rejects when it does not come, and may be asked again. */
export async function loadChunk(name: LazyName): Promise<AnyChunk> {
  const attempt = failures.get(name) ?? 0;
  try {
    const load = chunks[name] as unknown as () => Promise<AnyChunk>;
    const chunk = loaded.get(name) ?? (await importAgain(load, attempt));
    loaded.set(name, chunk);
    return chunk;
  } catch (reason) {
    failures.set(name, attempt + 1);
    throw reason;
  }
}

/** Fetches what will soon be wanted; if that fails, showing it tries again and tells. */
export function preloadChunk(name: LazyName): void {
  loadChunk(name).catch(() => {});
}

/** All of them one after another, so that they are there without a network later. */
export async function preloadChunks(): Promise<void> {
  for (const name of Object.keys(chunks) as LazyName[]) {
    await loadChunk(name).catch(() => {});
  }
}
