import type { Logger, StorageProblem } from "@helpbuoy/client";
import { normalizeTicketNumber, type Locale } from "@helpbuoy/protocol";
import { effect, type ReadonlySignal, type Signal } from "@preact/signals-core";
import type { Knowledge } from "./knowledge/knowledge.ts";
import type { Preferences } from "./models/preferences-model.ts";
import type { Wanted } from "./models/suggestions-model.ts";
import type { Page } from "./page.ts";
import {
  CommandError,
  unavailable,
  type CommandErrorCode,
  type PublicCommands,
} from "./public-face.ts";
import type { Announcements } from "./public-events.ts";
import { readHostContext } from "./host-context.ts";
import type { IdentitySource } from "./identity-token.ts";
import { readAttributes } from "./read-attributes.ts";
import type { TalkFace } from "./talk-face.ts";
import type {
  ConnectionModel,
  ConversationsModel,
  HostContext,
  KnowledgeModel,
  PageTask,
  PanelModel,
  Screen,
  SearchModel,
  SuggestionsModel,
  TicketsModel,
} from "./widget.ts";
import type { Identified } from "./visitor-session.ts";
import type { LoaderHooks } from "./widget-options.ts";

export type CommandParts = {
  panel: PanelModel;
  preferences: Preferences;
  knowledge: KnowledgeModel;
  suggestions: ReadonlySignal<SuggestionsModel | null | undefined>;
  /** What the host would like suggested, instead of what the page's path says. */
  wanted: Signal<Wanted>;
  search: SearchModel;
  conversations: ConversationsModel;
  tickets: TicketsModel;
  connection: ConnectionModel;
  hostContext: Signal<HostContext>;
  contextProblem: ReadonlySignal<"context_invalid" | undefined>;
  pageTasks: Signal<ReadonlyMap<string, PageTask>>;
  announcements: Announcements;
  page: Page;
  hooks: LoaderHooks;
  log: Logger;
  storageProblem: ReadonlySignal<StorageProblem | undefined>;
  knowledgeFailure: Knowledge["failure"];
  talk: Pick<TalkFace, "ask" | "identity">;
  mayKeep: ReadonlySignal<boolean>;
};

const plainScreens: readonly Screen["name"][] = [
  "home",
  "search",
  "ticket-form",
  "tickets",
  "track",
  "settings",
];

/** Why `identify` did not come to its end. */
const failed: Record<Exclude<Identified, "done">, [CommandErrorCode, string]> = {
  no_token: ["bad_arguments", "the token that identify was given is no JWT with a sub"],
  refused: ["identity_expired", "the backend does not take this token, or no more"],
  later: ["not_available", "the token or the backend is out of reach; it goes on by itself"],
  not_offered: ["not_available", "this backend identifies nobody"],
};

/** Runs one command. Throws or rejects with a `CommandError`. */
export function runCommand(parts: CommandParts, command: string, args: unknown[]): unknown {
  const commands = commandsOf(parts);
  if (Object.prototype.hasOwnProperty.call(unavailable, command)) {
    throw new CommandError("not_available", unavailable[command] as string);
  }
  if (command === "on" || command === "once") {
    throw new CommandError("bad_arguments", `${command} takes the name of an event and a function`);
  }
  if (!Object.prototype.hasOwnProperty.call(commands, command)) {
    throw new CommandError("unknown_command", `there is no command "${command}"`);
  }
  const run = (commands as unknown as Record<string, (...given: unknown[]) => unknown>)[command];
  return run && run(...args);
}

type Remaining = Omit<PublicCommands, "open" | "close" | "toggle" | "on" | "once" | "off">;

function commandsOf(parts: CommandParts): Remaining {
  const { panel, preferences, knowledge, search, conversations, tickets, hooks } = parts;

  const open = (screen: Screen) => {
    panel.show(screen);
    panel.open();
  };

  return {
    // The loader runs these itself; from elsewhere they mean the same.
    boot: () => {},
    update: () => parts.page.turnTo(),
    shutdown: () => hooks.destroy(),
    destroy: () => hooks.destroy(),
    showLauncher: () => {},
    hideLauncher: () => {},

    ready: () => until(() => knowledge.status.value === "ready"),
    show(screen) {
      const wanted = Object(typeof screen === "string" ? { name: screen } : screen) as Screen;
      if (!isWhole(wanted)) {
        throw new CommandError(
          "bad_arguments",
          `show takes one of ${plainScreens.join(", ")}, or { name, … } of a screen that needs more`,
        );
      }
      open(wanted);
    },
    showArticle(idOrSlug) {
      if (typeof idOrSlug !== "number") requireText(idOrSlug, "showArticle takes an id or a slug");
      open({ name: "article", idOrSlug });
    },
    showTask(slug) {
      open({ name: "task", slug: requireText(slug, "showTask takes a slug") });
    },
    registerTask(slug, act) {
      const name = requireText(slug, "registerTask takes a slug and a function");
      if (act !== undefined && typeof act !== "function") {
        throw new CommandError("bad_arguments", "registerTask takes a slug and a function");
      }
      const next = new Map(parts.pageTasks.peek());
      if (act) next.set(name, act as PageTask);
      else next.delete(name);
      parts.pageTasks.value = next;
    },
    showGuide(slug) {
      open({ name: "guide", slug: requireText(slug, "showGuide takes a slug") });
    },
    showTicket(number) {
      const wanted = normalizeTicketNumber(requireText(number, "showTicket takes a ticket number"));
      const found = conversations.list
        .peek()
        .find(({ snapshot }) => snapshot?.conversation.number === wanted);
      open(found ? { name: "conversation", id: found.id } : { name: "track", number: wanted });
    },
    async search(query) {
      const asked = requireText(query, "search takes a query");
      open({ name: "search" });
      search.type(asked);
      await until(() => search.status.value !== "searching" || search.query.value !== asked);
      return search.results.peek();
    },
    ask(question) {
      const text = requireText(question, "ask takes a question");
      const id = conversations.start();
      open({ name: "conversation", id });
      conversations.send(id, { text });
      return id;
    },
    async suggest(wanted) {
      if (wanted !== undefined && !Array.isArray(wanted)) {
        throw new CommandError("bad_arguments", "suggest takes a list of ids or slugs");
      }
      parts.wanted.value = wanted;
      await until(
        () => knowledge.status.value === "ready" && parts.suggestions.value !== undefined,
      );
      return parts.suggestions.peek()?.page.peek() ?? [];
    },
    prefill(draft) {
      if (typeof draft !== "object" || draft === null) {
        throw new CommandError("bad_arguments", "prefill takes an object");
      }
      const { subject, description, email, categorySlug, values } = draft;
      tickets.change({
        ...(subject !== undefined && { subject: String(subject) }),
        ...(description !== undefined && { description: String(description) }),
        ...(email !== undefined && { email: String(email) }),
        ...(categorySlug !== undefined && { categorySlug: String(categorySlug) }),
        ...(values && { values: { ...tickets.draft.peek().values, ...values } }),
      });
    },
    newMessage(text) {
      const id = conversations.start();
      if (text !== undefined) conversations.draft(id).value = String(text);
      open({ name: "conversation", id });
      return id;
    },
    setContext(context) {
      parts.hostContext.value = readHostContext(parts.hostContext.peek(), context);
    },
    setLocale: (locale) =>
      preferences.suggest({
        locale: requireText(locale, "setLocale takes a BCP 47 tag") as Locale,
      }),
    setTheme(theme) {
      if (!["light", "dark", "auto"].includes(theme)) {
        throw new CommandError("bad_arguments", "setTheme takes light, dark or auto");
      }
      preferences.suggest({ theme });
    },
    page: (address) => parts.page.turnTo(address),

    beforeSend: (callback) => parts.talk.ask(({ callbacks }) => callbacks.setBeforeSend(callback)),
    beforeDisplay: (callback) =>
      parts.talk.ask(({ callbacks }) => callbacks.setBeforeDisplay(callback)),

    getState: () => ({
      isReady: knowledge.status.peek() === "ready",
      isOpen: panel.isOpen.peek(),
      unread: conversations.unread.peek(),
      screen: panel.screen.peek().name,
      locale: preferences.locale.peek(),
      theme: preferences.theme.peek(),
    }),
    diagnose: () => ({ reasons: reasonsOf(parts), log: parts.log.entries() }),
    async identify(given) {
      const { token } = Object(given) as { token?: unknown };
      if (typeof token !== "function" && (typeof token !== "string" || !token)) {
        throw new CommandError(
          "bad_arguments",
          "identify takes { token }: a JWT, or what gives one",
        );
      }
      const source = token as IdentitySource;
      const outcome = await parts.talk.ask((made) => made.identify(source));
      if (outcome !== "done") throw new CommandError(...failed[outcome]);
    },
    setAttributes(given) {
      const attributes = readAttributes(given);
      return parts.talk.ask((made) => made.claim(attributes));
    },
    consent: (isGiven: unknown = true) => parts.talk.ask((made) => made.agree(isGiven !== false)),
    logout() {
      parts.hostContext.value = {};
      return parts.talk.ask((made) => made.forget());
    },
  };
}

function reasonsOf(parts: CommandParts): string[] {
  const { connection, storageProblem, knowledgeFailure } = parts;
  const failure = knowledgeFailure.peek();
  // With a network, a call that never arrives was stopped by CORS, the page's policy or a blocker;
  // browsers tell a script nothing more.
  const unreachable = connection.isOnline.peek() ? "backend_unreachable" : "offline";
  const reasons = [
    !connection.isOnline.peek() && "offline",
    storageProblem.peek(),
    failure && (failure.problem?.code ?? (failure.kind === "offline" ? unreachable : failure.kind)),
    connection.stream.peek() === "reconnecting" && "stream_reconnecting",
    connection.failed.peek() > 0 && "commands_failed",
    !parts.mayKeep.peek() && "consent_missing",
    parts.talk.identity.peek()?.problem.peek(),
    parts.contextProblem.peek(),
  ];
  return [...new Set(reasons.filter((reason): reason is string => Boolean(reason)))];
}

/** Whether all that a screen needs is there. */
function isWhole(screen: Screen): boolean {
  if (/^(category|guide|task)$/.test(screen.name))
    return "slug" in screen && typeof screen.slug === "string";
  if (screen.name === "article") return /number|string/.test(typeof screen.idOrSlug);
  if (screen.name === "conversation") return typeof screen.id === "string";
  return plainScreens.includes(screen.name);
}

function requireText(given: unknown, sentence: string): string {
  if (typeof given === "string" && given.trim()) return given;
  throw new CommandError("bad_arguments", sentence);
}

/** Resolves once it holds. */
function until(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (!holds()) return;
      // Not from within its own first run, when there is nothing to stop yet.
      queueMicrotask(() => stop());
      resolve();
    });
  });
}
