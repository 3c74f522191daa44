import { createAgentPictureService } from "./agents/agent-picture.service.ts";
import { createAgentsService } from "./agents/agents.service.ts";
import { createMembersService } from "./agents/members.service.ts";
import { createSecondFactorService } from "./agents/second-factor.service.ts";
import { createAuditService } from "./audit/audit.service.ts";
import { createBotReasonsService } from "./bot/bot-reasons.service.ts";
import { createIntentTraining } from "./bot/intent-training.ts";
import { createCannedRepliesService } from "./canned-replies/canned-replies.service.ts";
import { createCommandsService } from "./commands/commands.service.ts";
import { commandKeys, createCommandRunner } from "./commands/run-once.ts";
import { createAccessService } from "./conversations/access.service.ts";
import { createConfirmationService } from "./conversations/confirmation.service.ts";
import { createConversationsService } from "./conversations/conversations.service.ts";
import { createDeskService } from "./conversations/desk.service.ts";
import { createHandBackService } from "./conversations/hand-back.service.ts";
import { createHandoffService } from "./conversations/handoff.service.ts";
import { createTransferService } from "./conversations/transfer.service.ts";
import { createBulkService } from "./conversations/bulk.service.ts";
import { createFindService } from "./conversations/find.service.ts";
import { createAgentLetters } from "./mail/agent-letters.ts";
import { createMailFollower } from "./mail/mail-follower.ts";
import { createMailService } from "./mail/mail.service.ts";
import { createPendingAnswersService } from "./conversations/pending-answers.service.ts";
import { createMessagesService } from "./conversations/messages.service.ts";
import type { Deps } from "./deps.ts";
import { createEventBus } from "./events/event-bus.ts";
import { createEventsService } from "./events/events.service.ts";
import { createFilesService } from "./files/files.service.ts";
import { createFormsService } from "./knowledge/forms.service.ts";
import { createKnowledgeEditorService } from "./knowledge-editor/knowledge-editor.service.ts";
import { createAnswerWriter } from "./language-model/answer-writer.ts";
import { createModelBudget } from "./language-model/model-budget.ts";
import { createContentService } from "./knowledge/content.service.ts";
import { createIdentitySecretsService } from "./identity/identity-secrets.service.ts";
import { createIdentityService } from "./identity/identity.service.ts";
import { createRequestersService } from "./identity/requesters.service.ts";
import { createImportService } from "./knowledge/import.service.ts";
import { createKnowledgeExport } from "./knowledge/knowledge-export.service.ts";
import { createKnowledgeService } from "./knowledge/knowledge.service.ts";
import { createConfirmedQuestions } from "./learning/confirmed-questions.ts";
import { createLearningService } from "./learning/learning.service.ts";
import { createMissedQuestions } from "./learning/missed-questions.ts";
import { createPackIntents } from "./knowledge/pack-intents.ts";
import { createPublishService } from "./knowledge/publish.service.ts";
import { createOrdersService } from "./orders/orders.service.ts";
import { createSynonymsService } from "./knowledge/synonyms.service.ts";
import { createRatingsService } from "./knowledge/ratings.service.ts";
import { createSelfServiceEdits } from "./knowledge/self-service-edits.ts";
import { createWrittenGuidesService } from "./knowledge/written-guides.service.ts";
import { createWrittenTasksService } from "./knowledge/written-tasks.service.ts";
import { createPicturesService } from "./pictures/pictures.service.ts";
import { createEraseService } from "./privacy/erase.service.ts";
import { createExportService } from "./privacy/export.service.ts";
import { createSensitiveFieldsService } from "./privacy/sensitive-fields.service.ts";
import { createRoutingService } from "./routing/routing.service.ts";
import { createPromiseWatch } from "./sla/promise-watch.ts";
import { createSitesService } from "./sites/sites.service.ts";
import { createSpamService } from "./spam/spam.service.ts";
import { createTeamsService } from "./teams/teams.service.ts";
import { createTaskCodesService, sentCodes } from "./tasks/task-codes.service.ts";
import { createTaskPrograms } from "./tasks/task-programs.ts";
import { createTaskRunsService } from "./tasks/task-runs.service.ts";
import { createTasksService } from "./tasks/tasks.service.ts";
import { createTicketFiling } from "./tickets/ticket-filing.ts";
import { createTicketsService } from "./tickets/tickets.service.ts";
import { createVisitorsService } from "./visitors/visitors.service.ts";
import { createWebhookFollower } from "./webhooks/webhook-follower.ts";
import { createWebhooksService } from "./webhooks/webhooks.service.ts";

export type Services = ReturnType<typeof createServices>;

/** All rules of the server, wired to one another; routes and the command line stand on these. */
export function createServices(deps: Deps) {
  const bus = createEventBus();
  const audit = createAuditService(deps);
  const pictures = createPicturesService(deps);
  const sites = createSitesService(deps, { audit, pictures });
  const visitors = createVisitorsService(deps, { sites });
  const runOnce = createCommandRunner(deps, { visitors });
  const agents = createAgentsService(deps, { audit });
  const secondFactor = createSecondFactorService(deps, { audit });
  const events = createEventsService(deps, { bus });
  const missed = createMissedQuestions(deps);
  const confirmed = createConfirmedQuestions(deps);
  const knowledge = createKnowledgeService(deps, {
    sites,
    confirmed,
    training: createIntentTraining(deps, {
      asked: (siteKey, locale, limit) => conversations.askedOfBot(siteKey, locale, limit),
      lastErasedAt: (siteKey, locale) => conversations.lastErasedAt(siteKey, locale),
    }),
    packIntents: createPackIntents(deps),
  });
  const publish = createPublishService(deps, { sites, bus });
  const forms = createFormsService(deps, { sites, publish, audit });
  const synonyms = createSynonymsService(deps, { sites, publish, audit });
  const content = createContentService(deps);
  const editor = createKnowledgeEditorService(deps, { content, publish, audit });
  const edits = createSelfServiceEdits(deps, { sites, publish, audit });
  const writtenGuides = createWrittenGuidesService(deps, { edits, content });
  const writtenTasks = createWrittenTasksService(deps, { edits, content });
  const imports = createImportService(deps, { sites, publish, confirmed });
  const knowledgeExport = createKnowledgeExport(deps, { sites, confirmed });
  const learning = createLearningService(deps, { knowledge, publish, confirmed, audit });
  const ratings = createRatingsService(deps);
  const access = createAccessService(deps);
  const files = createFilesService(deps, { runOnce, access });
  const conversations = createConversationsService(deps, { access, bus });
  const identitySecrets = createIdentitySecretsService(deps, { audit });
  const requesters = createRequestersService(deps, { visitors, access, conversations });
  const identity = createIdentityService(deps, {
    visitors,
    secrets: identitySecrets,
    requesters,
    access,
    conversations,
    belongings: [access, files, ratings, commandKeys, sentCodes],
  });
  const agentPicture = createAgentPictureService(deps, { audit, pictures, conversations });
  const sensitiveFields = createSensitiveFieldsService(deps, { audit, conversations });
  const spam = createSpamService(deps);
  const mail = createMailService(deps, { conversations, sites });
  const mailFollower = createMailFollower(deps, { mail, conversations, sites });
  const webhooks = createWebhooksService(deps, { audit });
  const webhookFollower = createWebhookFollower(deps, { webhooks, conversations, sites });
  const teams = createTeamsService(deps, { audit });
  const routing = createRoutingService(deps, { conversations, teams });
  const taskPrograms = createTaskPrograms({ webhooks, identity });
  const taskCodes = createTaskCodesService(deps, { sites, knowledge, identity, mail, webhooks });
  const exports = createExportService(deps, {
    conversations,
    files,
    sensitiveFields,
    audit,
    taskCodes,
  });
  const taskRuns = createTaskRunsService(deps, {
    runOnce,
    conversations,
    files,
    routing,
    teams,
    audit,
    programs: taskPrograms,
  });
  const erase = createEraseService(deps, {
    runOnce,
    conversations,
    files,
    sites,
    spam,
    audit,
    publish,
    taskRuns,
    taskCodes,
  });
  const promiseWatch = createPromiseWatch(deps, { conversations, sites });
  const pendingAnswers = createPendingAnswersService(deps, {
    conversations,
    knowledge,
    sites,
    budget: createModelBudget(deps),
    writer: createAnswerWriter(deps),
  });
  const messages = createMessagesService(deps, { conversations, files, missed, pendingAnswers });
  const filing = createTicketFiling(deps, {
    conversations,
    files,
    requesters,
    sensitiveFields,
    spam,
  });
  const tickets = createTicketsService(deps, { access, conversations, filing });
  const orders = createOrdersService(deps, { secrets: identitySecrets, identity, webhooks });
  const tasks = createTasksService(deps, {
    sites,
    knowledge,
    identity,
    orders,
    access,
    conversations,
    filing,
    codes: taskCodes,
    programs: taskPrograms,
  });
  const handBack = createHandBackService(deps, { conversations, routing });
  const members = createMembersService(deps, {
    audit,
    handBack,
    post: mail.isConfigured
      ? createAgentLetters({ mail, sites, publicUrl: deps.settings.publicUrl })
      : undefined,
  });
  const handoff = createHandoffService(deps, { conversations, requesters, spam, missed });
  const confirmation = createConfirmationService(deps, { conversations });
  const desk = createDeskService(deps, { runOnce, conversations, routing, teams, audit, files });
  const transfer = createTransferService(deps, {
    runOnce,
    conversations,
    access,
    routing,
    teams,
    audit,
  });
  const botReasons = createBotReasonsService({
    database: deps.database,
    conversations,
    knowledge,
    sites,
  });
  const bulk = createBulkService({ desk, transfer });
  const find = createFindService(deps);
  const cannedReplies = createCannedRepliesService(deps, { audit });
  const commands = createCommandsService({
    runOnce,
    sites,
    knowledge,
    conversations,
    messages,
    pendingAnswers,
    tickets,
    tasks,
    taskRuns,
    orders,
    ratings,
    handoff,
    confirmation,
    routing,
    identity,
    erase,
  });
  return {
    sites,
    visitors,
    identity,
    identitySecrets,
    erase,
    exports,
    sensitiveFields,
    agents,
    agentPicture,
    pictures,
    secondFactor,
    members,
    audit,
    events,
    knowledge,
    publish,
    forms,
    synonyms,
    content,
    editor,
    writtenGuides,
    writtenTasks,
    imports,
    knowledgeExport,
    files,
    conversations,
    pendingAnswers,
    handBack,
    confirmation,
    tickets,
    orders,
    tasks,
    taskCodes,
    taskRuns,
    desk,
    transfer,
    bulk,
    find,
    botReasons,
    cannedReplies,
    learning,
    mail,
    mailFollower,
    webhooks,
    webhookFollower,
    promiseWatch,
    teams,
    routing,
    spam,
    commands,
  };
}
