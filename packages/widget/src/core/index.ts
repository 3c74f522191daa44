import {
  createClock,
  createHttpKnowledge,
  createLogger,
  createSiteApi,
  type StorageProblem,
} from "@helpbuoy/client";
import type { StreamState } from "@helpbuoy/client/event-stream";
import type { Site } from "@helpbuoy/protocol";
import { computed, effect, signal, untracked } from "@preact/signals-core";
import { browserEnvironment, type Environment } from "./environment.ts";
import { createKeeper } from "./keeper.ts";
import { createKnowledge } from "./knowledge/knowledge.ts";
import { createConnectionModel } from "./models/connection-model.ts";
import { createKnowledgeModel } from "./models/knowledge-model.ts";
import { createPanelModel } from "./models/panel-model.ts";
import { createPreferencesModel } from "./models/preferences-model.ts";
import { createSearchModel } from "./models/search-model.ts";
import type { Wanted } from "./models/suggestions-model.ts";
import { createIdSource } from "./new-id.ts";
import { watchPage } from "./page.ts";
import { createAnnouncements } from "./public-events.ts";
import { createCommands } from "./commands.ts";
import { createTalkFace } from "./talk-face.ts";
import { createVisit } from "./visit.ts";
import type { HostContext, PageTask, Widget } from "./widget.ts";
import type { WidgetOptions } from "./widget-options.ts";

/**
 * Everything under the panel, working with the panel closed. What is started here is stopped by
 * `destroy`, which leaves only what storage keeps for the next visit.
 */
export function createWidget(
  options: WidgetOptions,
  environment: Environment = browserEnvironment(),
): Widget {
  const { hooks } = options;
  const { connectivity, view } = environment;
  const undo: (() => void)[] = [];
  const address = typeof options.backend === "string" ? options.backend : "own";
  const scope = `helpbuoy/${options.site}/${address}`;

  // What everything stands on.
  const log = createLogger(environment.now);
  const announcements = createAnnouncements(hooks.listeners);
  const ids = createIdSource(environment);
  const clock = createClock(environment.now, signal(0));
  const page = watchPage(view);
  const visit = createVisit(page);
  const storageProblem = signal<StorageProblem | undefined>(undefined);
  const mark = environment.createMark(options.site);
  const asksConsent = Boolean(options.consent);
  const consent = environment.createMark(`${options.site}/consent`);
  const mayKeep = signal(!asksConsent || Boolean(consent.read()));
  const storage = environment.openStorage(
    scope,
    (problem) => {
      storageProblem.value = problem;
      log.note(problem);
    },
    () => !mayKeep.peek(),
  );
  const keeper = createKeeper(storage, view);
  const own = typeof options.backend === "string" ? undefined : options.backend;
  const api = createSiteApi({
    url: String(options.backend),
    site: options.site,
    locale: () => preferences.locale.peek(),
    onServerTime: clock.observe,
    ...(environment.fetch && { fetch: environment.fetch }),
  });
  const backend = own ?? createHttpKnowledge(api);

  // Who the visitor is and how they like it.
  const site = signal<Site | undefined>(undefined);
  const siteKnown = keeper.keep("site", site, readSite);
  const preferences = createPreferencesModel({
    asked: options.locales,
    theme: options.theme,
    site,
    storage,
    view,
  });
  const { locale } = preferences;

  const ground = {
    environment,
    storage,
    keeper,
    scope,
    clock,
    site,
    locale,
    page,
    visit,
    mayKeep,
    announcements,
    ids,
  };

  // Knowledge and search.
  const wanted = signal<Wanted>(undefined);
  const knowledge = createKnowledge({ ...ground, backend, wanted });
  const hostContext = signal<HostContext>({});
  const knowledgeModel = createKnowledgeModel({
    ...ground,
    backend,
    hostContext,
    knowledge,
    rate(rating) {
      const query = visit.lastQuery();
      const { comment: _, ...opinion } = rating;
      talk.rateArticle({
        type: "article.rate",
        locale: locale.peek(),
        ...rating,
        ...(query && { query }),
      });
      announcements.announce("article:rated", opinion);
    },
  });
  const stream = signal<StreamState>("off");
  const panel = createPanelModel((isOpen) => {
    if (isOpen) {
      page.turnTo();
      isWanted.value = true;
      knowledge.refresh();
    }
    hooks.onOpenChange(isOpen);
    announcements.announce(isOpen ? "open" : "close", undefined);
  });

  // Talks and tickets: their code comes once search stands, or earlier when something waits.
  const talk = createTalkFace({
    ...ground,
    connectivity,
    async load() {
      const [{ createTalk }, talkBackend] = await Promise.all([
        import("./talk.ts"),
        own ??
          import("@helpbuoy/client/http-talk").then(({ createHttpTalk }) =>
            createHttpTalk(api, !environment.fetch),
          ),
      ]);
      return createTalk({
        ...ground,
        backend: talkBackend,
        mark,
        asksConsent,
        consent,
        hooks,
        panel,
        stream,
        sound: preferences.sound,
        knowledge: knowledgeModel,
        pack: knowledge,
        pageTasks,
        hostContext,
        contextProblem,
      });
    },
  });
  const { conversations, tickets } = talk;
  const search = createSearchModel({ ...ground, backend, knowledge, conversations });
  const connection = createConnectionModel({
    connectivity,
    clock,
    stream,
    storageProblem,
    unsent: talk.unsent,
    failed: talk.failed,
  });

  // What goes on by itself. A page woken by the mark fetches no knowledge before there is intent.
  const isWanted = signal(mark.read() === undefined);
  if (!isWanted.peek()) talk.prepare();
  void Promise.all([preferences.restored, siteKnown]).then(() => {
    if (isOver) return;
    undo.push(
      effect(() => {
        const asked = locale.value;
        if (isWanted.value) untracked(() => knowledge.load(asked));
      }),
    );
  });
  let isOver = false;
  let unread = 0;
  undo.push(
    effect(() => {
      const { value } = knowledge.edition;
      if (value) site.value = value.manifest.site;
    }),
    effect(() => {
      if (knowledge.index.value ?? knowledge.failure.value) talk.prepare();
    }),
    effect(() => {
      const count = conversations.unread.value;
      if (count === unread) return;
      unread = count;
      hooks.onUnread(count);
      announcements.announce("unread:change", { count });
    }),
    announceReady(),
  );

  function announceReady(): () => void {
    let wasReady = false;
    return effect(() => {
      if (knowledgeModel.status.value !== "ready" || wasReady) return;
      wasReady = true;
      untracked(() => announcements.announce("ready", undefined));
    });
  }

  const contextProblem = signal<"context_invalid" | undefined>(undefined);
  const pageTasks = signal<ReadonlyMap<string, PageTask>>(new Map());
  const models = {
    panel,
    preferences,
    knowledge: knowledgeModel,
    search,
    conversations,
    tickets,
    mail: talk.mail,
    connection,
    identity: talk.identity,
    mayKeep,
    privacy: () => talk.ask((made) => made.privacy()),
    tasks: () => talk.ask((made) => made.tasks()),
    shop: () => talk.ask((made) => made.shop()),
    hostContext,
    suggestions: computed(() => {
      const { depth, index } = knowledge;
      return depth.value ? depth.value.suggestions.value : index.value && null;
    }),
  };
  return {
    ...models,
    call: createCommands({
      ...models,
      ...ground,
      wanted,
      hooks,
      log,
      storageProblem,
      talk,
      pageTasks,
      contextProblem,
      knowledgeFailure: knowledge.failure,
    }),
    destroy() {
      isOver = true;
      for (const stop of undo.splice(0)) stop();
      for (const part of [talk, knowledge, search, preferences, connection, page, keeper]) {
        part.destroy();
      }
      storage.close();
    },
  };
}

function readSite(stored: unknown): Site | undefined {
  return Array.isArray((Object(stored) as Site).locales) ? (stored as Site) : undefined;
}
