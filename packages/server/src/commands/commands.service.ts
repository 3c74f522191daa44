import type { Command, Form, RateArticle, ServerEvent, UploadFile } from "@helpbuoy/protocol";
import { isUnclear, textLocale } from "../bot/text-locale.ts";
import type { ConfirmationService } from "../conversations/confirmation.service.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import type { HandoffService } from "../conversations/handoff.service.ts";
import type { MessagesService } from "../conversations/messages.service.ts";
import type { PendingAnswersService } from "../conversations/pending-answers.service.ts";
import type { Transaction } from "../database/database.ts";
import type { IdentityService } from "../identity/identity.service.ts";
import type { KnowledgeService } from "../knowledge/knowledge.service.ts";
import type { PublishedKnowledge } from "../knowledge/published-knowledge.ts";
import type { RatingsService } from "../knowledge/ratings.service.ts";
import type { OrdersService } from "../orders/orders.service.ts";
import type { EraseService } from "../privacy/erase.service.ts";
import { redactCommand } from "../privacy/redact-command.ts";
import type { RoutingService } from "../routing/routing.service.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { TaskRunsService } from "../tasks/task-runs.service.ts";
import type { TaskGround, TasksService } from "../tasks/tasks.service.ts";
import type { TicketsService } from "../tickets/tickets.service.ts";
import type { SignedInVisitor, Visitor } from "../visitors/visitors.service.ts";
import type { CommandRunner } from "./run-once.ts";

/** Every command but an upload, whose bytes come beside it. */
export type BodyCommand = Exclude<Command, UploadFile>;

export type CommandResult = { events: ServerEvent[]; lookupCode?: string };

/** Their answer holds the look-up code. */
const makesTicket: readonly string[] = [
  "ticket.submit",
  "task.submit",
  "handoff.request",
] satisfies BodyCommand["type"][];

/** What a command is judged by, fetched before its transaction. */
type CommandGround = {
  published: PublishedKnowledge;
  forms: readonly Form[];
  ground: TaskGround;
};

export type CommandsService = ReturnType<typeof createCommandsService>;

/** The one way in for what visitors write: each command once, whatever the network repeats. */
export function createCommandsService({
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
}: {
  runOnce: CommandRunner;
  sites: SitesService;
  knowledge: KnowledgeService;
  conversations: ConversationsService;
  messages: MessagesService;
  pendingAnswers: PendingAnswersService;
  tickets: TicketsService;
  tasks: TasksService;
  taskRuns: TaskRunsService;
  orders: OrdersService;
  ratings: RatingsService;
  handoff: HandoffService;
  confirmation: ConfirmationService;
  routing: RoutingService;
  identity: IdentityService;
  erase: EraseService;
}) {
  // Loaded before the transaction: inside one, nothing else may be waited for.
  async function knowledgeFor(
    site: StoredSite,
    visitor: Visitor,
    command: BodyCommand,
  ): Promise<PublishedKnowledge> {
    if (!("locale" in command)) return knowledge.published(site, site.defaultLocale);
    const locale = sites.locale(site, [command.locale]);
    if (command.type !== "message.send") return knowledge.published(site, locale);
    const { text, conversationId } = command;
    const earlier = isUnclear(text)
      ? await conversations.visitorTexts(visitor, conversationId)
      : [];
    return knowledge.published(site, textLocale(text, locale, site.locales, earlier));
  }

  async function perform(
    transaction: Transaction,
    site: StoredSite,
    visitor: Visitor,
    command: BodyCommand,
    { published, forms, ground }: CommandGround,
  ): Promise<ServerEvent[]> {
    switch (command.type) {
      case "message.send":
        return messages.send(transaction, site, visitor, command, published);
      case "ticket.submit": {
        const form = forms.find(({ slug }) => slug === command.formSlug);
        return tickets.submit(transaction, site, visitor, command, form);
      }
      case "task.submit":
        return tasks.submit(transaction, site, visitor, command, ground);
      case "task.undo":
        return taskRuns.undo(transaction, site, visitor, command);
      case "task.appeal":
        return taskRuns.appeal(transaction, site, visitor, command);
      case "article.rate":
        await ratings.rate(transaction, visitor, command satisfies RateArticle);
        return [];
      case "answer.rate":
        return messages.rateAnswer(transaction, site, visitor, command);
      case "handoff.request":
        return handoff.request(transaction, site, visitor, command);
      case "conversation.rate":
        return conversations.rate(transaction, visitor, command);
      case "conversation.confirm":
        return confirmation.confirm(transaction, site, visitor, command);
      case "visitor.set_attributes":
        await identity.claim(transaction, site, visitor, command.attributes);
        return [];
      case "visitor.erase":
        return erase.byVisitor(transaction, visitor, command.conversationId);
      default:
        return command satisfies never;
    }
  }

  return {
    async execute(
      site: StoredSite,
      visitor: SignedInVisitor,
      key: string,
      command: BodyCommand,
    ): Promise<CommandResult> {
      const published = await knowledgeFor(site, visitor, command);
      const forms =
        command.type === "ticket.submit"
          ? await knowledge.forms(site, sites.locale(site, [command.locale]))
          : [];
      const ground =
        command.type === "task.submit"
          ? await tasks.ground(site, visitor, command)
          : { task: undefined, orders: [] };
      const shop =
        "shop" in command && command.shop
          ? await orders.seen(site, visitor, command.shop)
          : undefined;
      const kept = site.redactMessages ? redactCommand(command) : command;
      const { events } = await runOnce(visitor, key, command, async (transaction) => {
        const made = await perform(transaction, site, visitor, kept, { published, forms, ground });
        if (shop && "shop" in command) {
          await conversations.keepShop(transaction, site.key, command.conversationId, shop);
        }
        return { events: made };
      });
      if (command.type === "article.rate") return { events };
      if (command.type === "visitor.set_attributes") {
        await identity.announce(visitor);
        return { events };
      }
      if (command.type === "visitor.erase") {
        await erase.finish(site.key, events);
        return { events };
      }
      await conversations.announce(site.key, command.conversationId);
      if (command.type === "message.send") {
        await pendingAnswers.follow(site.key, command.conversationId);
      }
      await routing.follow(site.key, events);
      if (!makesTicket.includes(command.type)) return { events };
      return { events, lookupCode: tickets.lookupCode(site.key, command.conversationId) };
    },
  };
}
