import { Hono } from "hono";
import { compress } from "hono/compress";
import { agentPictureRoutes } from "./agents/agent-picture.routes.ts";
import { agentSessionRoutes } from "./agents/agent-session.routes.ts";
import { agentsRoutes } from "./agents/agents.routes.ts";
import { membersRoutes } from "./agents/members.routes.ts";
import { secondFactorRoutes } from "./agents/second-factor.routes.ts";
import { auditRoutes } from "./audit/audit.routes.ts";
import { deskActsRoutes } from "./conversations/desk-acts.routes.ts";
import { deskReadingRoutes } from "./conversations/desk-reading.routes.ts";
import { deskSignalsRoutes } from "./conversations/desk-signals.routes.ts";
import { deskRoutes } from "./conversations/desk.routes.ts";
import { cannedRepliesRoutes } from "./canned-replies/canned-replies.routes.ts";
import { commandsRoutes } from "./commands/commands.routes.ts";
import { startPendingAnswers } from "./conversations/start-pending-answers.ts";
import { conversationsRoutes } from "./conversations/conversations.routes.ts";
import { watchOtherWriters } from "./database/other-writers.ts";
import type { Deps } from "./deps.ts";
import { previewRoutes } from "./conversations/preview.routes.ts";
import { docsRoutes } from "./docs/docs.routes.ts";
import { createOpenApi } from "./docs/openapi.ts";
import { createEventStreams } from "./events/event-stream.ts";
import { eventsRoutes } from "./events/events.routes.ts";
import { agentFilesRoutes } from "./files/agent-files.routes.ts";
import { filesRoutes } from "./files/files.routes.ts";
import { healthRoutes } from "./health.routes.ts";
import { startHousekeeping } from "./housekeeping.ts";
import { formsRoutes } from "./knowledge/forms.routes.ts";
import { identitySecretsRoutes } from "./identity/identity-secrets.routes.ts";
import { identityRoutes } from "./identity/identity.routes.ts";
import { knowledgeEditorRoutes } from "./knowledge-editor/knowledge-editor.routes.ts";
import { knowledgeFilesRoutes } from "./knowledge/knowledge-files.routes.ts";
import { knowledgeRoutes } from "./knowledge/knowledge.routes.ts";
import { synonymsRoutes } from "./knowledge/synonyms.routes.ts";
import { selfServiceRoutes } from "./knowledge/self-service.routes.ts";
import { createMetrics, type Metrics } from "./metrics/metrics.ts";
import { createLetterCarrier } from "./mail/letter-carrier.ts";
import { mailStateRoutes, visitorMailRoutes } from "./mail/mail.routes.ts";
import { startMail } from "./mail/start-mail.ts";
import { ticketLinkRoutes } from "./mail/ticket-link.routes.ts";
import { siteOrigin } from "./middleware/cors.ts";
import { botReasonsRoutes } from "./bot/bot-reasons.routes.ts";
import { learningRoutes } from "./learning/learning.routes.ts";
import { loadSite } from "./middleware/load-site.ts";
import { notFoundHandler, problemHandler } from "./middleware/problems.ts";
import { createRateLimits } from "./middleware/rate-limits.ts";
import { requestContext } from "./middleware/request-context.ts";
import type { ServerEnv } from "./middleware/server-env.ts";
import { contactsAlone } from "./middleware/visitor-auth.ts";
import { refuseWhenStopping, type Readiness } from "./middleware/stopping.ts";
import { agentPrivacyRoutes } from "./privacy/agent-privacy.routes.ts";
import { visitorPrivacyRoutes } from "./privacy/visitor-privacy.routes.ts";
import { publicPath } from "./public-path.ts";
import { createServices, type Services } from "./services.ts";
import { picturesRoutes, sitePicturesRoutes } from "./pictures/pictures.routes.ts";
import { installRoutes } from "./sites/install.routes.ts";
import { siteSettingsRoutes } from "./sites/site-settings.routes.ts";
import { consoleFilesRoutes } from "./static/console-files.routes.ts";
import { widgetFilesRoutes } from "./static/widget-files.routes.ts";
import { startPromiseWatch } from "./sla/start-promise-watch.ts";
import { createDeliveryAnswers } from "./tasks/delivery-answer.ts";
import { taskAnswersRoutes } from "./tasks/task-answers.routes.ts";
import { taskRunsRoutes } from "./tasks/task-runs.routes.ts";
import { ordersRoutes } from "./orders/orders.routes.ts";
import { tasksRoutes } from "./tasks/tasks.routes.ts";
import { peopleRoutes } from "./teams/people.routes.ts";
import { ticketPageRoutes } from "./tickets/ticket-page.routes.ts";
import { ticketsRoutes } from "./tickets/tickets.routes.ts";
import { visitorsRoutes } from "./visitors/visitors.routes.ts";
import { startWebhooks } from "./webhooks/start-webhooks.ts";
import { createWebhookSender } from "./webhooks/webhook-sender.ts";
import { webhooksRoutes } from "./webhooks/webhooks.routes.ts";

export type AppOptions = {
  /** Answers what no route does: the example pages of the demo. */
  pages?: (request: Request) => Response | undefined;
};

export type App = {
  /** Answers one request; what a port hands on. */
  fetch: Hono<ServerEnv>["fetch"];
  /** The same without a port, for tests. */
  request: Hono<ServerEnv>["request"];
  services: Services;
  /** Everything that answers, by method and path: for the tests that go over all of it. */
  routes: readonly { method: string; path: string }[];
  /** What is counted; undefined where nothing is. */
  metrics: Metrics | undefined;
  /** Is ready no more, but does all that is asked: who balances load has time to turn away. */
  drain(): void;
  /** Ends all streams, and what goes on by itself. Requests are answered still. */
  end(): void;
  /** The same, and refuses what comes. Requests at hand are answered. */
  stop(): void;
  /** After the end: waits until the answers that were being written are given. */
  settled(): Promise<void>;
};

/** Builds the server of its parts, without a port. */
export function createApp(deps: Deps, options: AppOptions = {}): App {
  const { database, clock, random, settings, logger } = deps;
  const services = createServices(deps);
  const { sites, visitors, knowledge } = services;
  const limits = createRateLimits(settings.rateLimitFactor, clock);
  const streams = createEventStreams(services.events, {
    clock,
    // Over more than ten seconds, so that a restart is no stampede.
    spread: () => 1_000 + ((random(new Uint8Array(1))[0] ?? 0) / 255) * 12_000,
  });
  const metrics = settings.metrics ? createMetrics(deps, streams) : undefined;
  if (metrics) services.pendingAnswers.observe(metrics.countModelUse);
  const stopHousekeeping = startHousekeeping(deps, services);
  const carrier = createLetterCarrier(deps);
  const stopWatch = startPromiseWatch(deps, services.promiseWatch);
  const stopMail = startMail(deps, { follower: services.mailFollower, carrier });
  const stopWebhooks = startWebhooks(deps, {
    follower: services.webhookFollower,
    sender: createWebhookSender(deps, {
      onAnswer: createDeliveryAnswers({ runs: services.taskRuns, logger }),
    }),
  });
  const stopPendingAnswers = startPendingAnswers(deps, services.pendingAnswers);
  const stopWatching = watchOtherWriters(database, clock, () => services.events.wakeAll());
  const state: Readiness = { isDraining: false, isStopping: false };

  const app = new Hono<ServerEnv>();
  app.onError(problemHandler(logger));
  app.notFound(notFoundHandler);
  app.use(requestContext(deps, metrics));
  app.route("/", healthRoutes(sites, state));
  app.use(refuseWhenStopping(state));

  app.use("/v1/*", limits.limit("anything"));
  app.use("/v1/sites/:site/*", loadSite(sites));
  app.route("/v1/sites/:site", knowledgeFilesRoutes(knowledge, limits));
  app.route("/v1/sites/:site", picturesRoutes(services, limits));
  app.use("/v1/sites/:site/*", siteOrigin);
  for (const path of ["articles", "search", "conversations"]) {
    app.use(`/v1/sites/:site/${path}/*`, compress());
  }
  app.route("/v1/sites/:site", knowledgeRoutes(services, limits));
  app.route("/v1/sites/:site", identityRoutes(services, limits));
  app.route("/v1/sites/:site", eventsRoutes({ streams, visitors }, limits));
  app.route("/v1/sites/:site", taskAnswersRoutes(services, limits));
  // What stands above is for everyone; below, a site that asks who its visitors are lets contacts alone in.
  app.use("/v1/sites/:site/*", contactsAlone(visitors));
  app.route("/v1/sites/:site", visitorsRoutes(visitors, limits));
  app.route("/v1/sites/:site", commandsRoutes(services, limits));
  app.route("/v1/sites/:site", filesRoutes(services, limits));
  app.route("/v1/sites/:site", conversationsRoutes(services, limits));
  app.route("/v1/sites/:site", visitorMailRoutes(services, limits));
  app.route("/v1/sites/:site", ticketsRoutes(services, limits));
  app.route("/v1/sites/:site", ordersRoutes(services, limits));
  app.route("/v1/sites/:site", tasksRoutes(services, limits));
  app.route("/v1/sites/:site", visitorPrivacyRoutes(services, limits));
  app.route("/v1/agents", agentsRoutes(services, limits));
  app.route("/v1/agents", agentSessionRoutes(services, limits));
  app.route("/v1/agents", agentPictureRoutes(services, limits));
  app.route("/v1/agents", sitePicturesRoutes(services, limits));
  app.route("/v1/agents", secondFactorRoutes(services, limits));
  app.route("/v1/agents", membersRoutes(services, limits));
  app.route("/v1/agents", siteSettingsRoutes(services, limits));
  app.route("/v1/agents", identitySecretsRoutes(services, limits));
  app.route("/v1/agents", knowledgeEditorRoutes(deps, services, limits));
  app.route("/v1/agents", mailStateRoutes(services, limits));
  app.route("/v1/agents", auditRoutes(services, limits));
  app.route("/v1/agents", webhooksRoutes(services, limits));
  app.route("/v1/agents", installRoutes(deps, services, limits));
  app.route("/v1/agents", formsRoutes(services, limits));
  app.route("/v1/agents", synonymsRoutes(services, limits));
  app.route("/v1/agents", selfServiceRoutes(services, limits));
  app.route("/v1/agents", deskRoutes(services, limits));
  app.route("/v1/agents", deskActsRoutes(services, limits));
  app.route("/v1/agents", taskRunsRoutes(services, limits));
  app.route("/v1/agents", agentFilesRoutes(services, limits));
  app.route("/v1/agents", deskSignalsRoutes(services, limits));
  app.route("/v1/agents", peopleRoutes(services, limits));
  app.route("/v1/agents", cannedRepliesRoutes(services, limits));
  app.route("/v1/agents", learningRoutes(services, limits));
  app.route("/v1/agents", botReasonsRoutes(services, limits));
  app.route("/v1/agents", previewRoutes(services, limits));
  app.route("/v1/agents", agentPrivacyRoutes(services, limits));
  app.route("/v1/agents", deskReadingRoutes({ ...services, streams }, limits));

  app.route("/", docsRoutes(createOpenApi(app)));
  app.route("/", ticketPageRoutes(deps, services, limits));
  app.route("/", ticketLinkRoutes(deps, services, limits));
  app.route("/", widgetFilesRoutes(settings.widget));
  app.route("/", consoleFilesRoutes(settings.console, publicPath(settings)));
  app.get("/*", (c) => options.pages?.(c.req.raw) ?? c.notFound());

  function end(): void {
    stopHousekeeping();
    stopMail();
    stopWebhooks();
    stopWatch();
    stopPendingAnswers();
    stopWatching();
    streams.end();
  }

  return {
    fetch: app.fetch,
    request: app.request,
    services,
    // What stands for every method is a guard, and answers nothing.
    routes: app.routes.filter(({ method }) => method !== "ALL"),
    metrics,
    drain() {
      state.isDraining = true;
    },
    end,
    stop() {
      state.isStopping = true;
      end();
    },
    settled: () => services.pendingAnswers.settled(),
  };
}
