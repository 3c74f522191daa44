import {
  askedFields,
  checkTaskFields,
  orderProblems,
  readOrderLines,
  type AnsweredField,
  type AskedField,
  type AskEligibility,
  type ConversationEvent,
  type Eligibility,
  type FieldValues,
  type Order,
  type SubmitTask,
  type Task,
  type TaskRun,
} from "@helpbuoy/protocol";
import type { AccessService } from "../conversations/access.service.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import type { Connection, Transaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { IdentityService } from "../identity/identity.service.ts";
import type { KnowledgeService } from "../knowledge/knowledge.service.ts";
import type { OrdersService } from "../orders/orders.service.ts";
import { invalidField, invalidFields, ProblemError } from "../problem/problem-error.ts";
import type { StoredSite } from "../sites/sites.repository.ts";
import type { SitesService } from "../sites/sites.service.ts";
import { answeredFields, type TicketFiling } from "../tickets/ticket-filing.ts";
import type { Visitor } from "../visitors/visitors.service.ts";
import { missingRequirements } from "./missing-requirements.ts";
import { caseOf, casePrint, taskSubject, type TaskCase } from "./task-case.ts";
import type { TaskCodesService } from "./task-codes.service.ts";
import type { TaskPrograms } from "./task-programs.ts";
import { findCaseHolder, insertRun, type StoredRun } from "./task-runs.repository.ts";

/** What a `task.submit` is judged by, fetched before its transaction: inside one, nothing else may be waited for. */
export type TaskGround = { task: Task | undefined; orders: readonly Order[] };

export type TasksService = ReturnType<typeof createTasksService>;

/** What visitors do themselves: who may, and what they hand in (SPEC TK1-TK4, TK8). */
export function createTasksService(
  { database, secret }: Deps,
  parts: {
    sites: SitesService;
    knowledge: KnowledgeService;
    identity: IdentityService;
    orders: OrdersService;
    access: AccessService;
    conversations: ConversationsService;
    filing: TicketFiling;
    codes: TaskCodesService;
    programs: TaskPrograms;
  },
) {
  const { sites, knowledge, identity, orders, access, conversations, filing } = parts;
  const { codes, programs } = parts;

  async function missing(
    connection: Connection,
    visitor: Visitor,
    task: Task,
    chosen: { orders: readonly Order[]; orderId: string | undefined },
  ): Promise<number[]> {
    const contact = await identity.contact(connection, visitor);
    const verified = { attributes: contact?.attributes, orders: chosen.orders };
    return missingRequirements(task.requires, verified, chosen.orderId);
  }

  /** @throws ProblemError `invalid_input` where a code is asked for and was not proven to be right */
  async function spendProof(
    transaction: Transaction,
    visitor: Visitor,
    command: SubmitTask,
    task: Task,
    asked: readonly AskedField[],
  ): Promise<void> {
    const { code, slug: taskSlug } = task;
    // Of a field that is not shown there is no address.
    if (!code || (code.field !== undefined && !asked.some(({ id }) => id === code.field))) return;
    const { codeProof: proof, fields } = command;
    if (proof === undefined) throw invalidField("codeProof", "required");
    const value = code.field === undefined ? undefined : fields[code.field];
    const to = typeof value === "string" ? value : undefined;
    const isProven = await codes.spend(transaction, visitor, { taskSlug, code, to, proof });
    if (!isProven) throw invalidField("codeProof", "not_proven");
  }

  /** @throws ProblemError `invalid_input` where somebody has asked for the same (SPEC TK8) */
  async function keepRun(
    transaction: Transaction,
    visitor: Visitor,
    run: Omit<StoredRun, "refusedBy">,
    caseField: string | undefined,
  ): Promise<void> {
    const { siteKey } = visitor;
    if (await insertRun(transaction, siteKey, run)) return;
    const { taskSlug, casePrint: print } = run;
    const holder =
      print === null
        ? undefined
        : await findCaseHolder(transaction, siteKey, { taskSlug, casePrint: print });
    const isOwn = holder !== undefined && (await access.mayRead(visitor, holder, transaction));
    const issue = { path: `fields.${caseField}`, code: "already_asked" };
    throw new ProblemError("invalid_input", {
      issues: [{ ...issue, ...(isOwn && { conversationId: holder }) }],
    });
  }

  return {
    /** @throws ProblemError `not_found` where there is no such task */
    async eligibility(
      site: StoredSite,
      visitor: Visitor,
      slug: string,
      { locale, orderToken, orderId }: AskEligibility,
    ): Promise<Eligibility> {
      const task = await knowledge.task(site, sites.locale(site, [locale]), slug);
      if (!task) throw new ProblemError("not_found");
      const known = asksForOrder(task)
        ? await orders.verified(site, visitor, { token: orderToken, wanted: orderId })
        : [];
      return { missing: await missing(database, visitor, task, { orders: known, orderId }) };
    },

    async ground(site: StoredSite, visitor: Visitor, command: SubmitTask): Promise<TaskGround> {
      const locale = sites.locale(site, [command.locale]);
      const task = await knowledge.task(site, locale, command.taskSlug);
      if (!task || !asksForOrder(task)) return { task, orders: [] };
      const wanted = chosenOrder(askedFields(task.fields, command.fields), command);
      const chosen = { token: command.orderToken, wanted };
      return { task, orders: await orders.verified(site, visitor, chosen) };
    },

    /** Does a `task.submit` (SPEC TK4). */
    async submit(
      transaction: Transaction,
      site: StoredSite,
      visitor: Visitor,
      command: SubmitTask,
      { task, orders: known }: TaskGround,
    ): Promise<ConversationEvent[]> {
      // What the page does, the page does.
      if (!task || task.action === "page") throw invalidField("taskSlug", "not_an_option");
      const { conversationId, fields: values, locale } = command;
      const asked = askedFields(task.fields, values);
      const orderId = chosenOrder(asked, command);
      const lacking = await missing(transaction, visitor, task, { orders: known, orderId });
      if (lacking.length > 0) {
        const issues = lacking.map((place) => ({ path: `requires.${place}`, code: "missing" }));
        throw new ProblemError("not_eligible", { issues });
      }
      const problems = {
        ...orderProblems(asked, values, known),
        ...checkTaskFields(task.fields, values),
      };
      if (Object.keys(problems).length > 0) throw invalidFields(problems);
      await spendProof(transaction, visitor, command, task, asked);
      const about = caseOf(task, asked, values);
      const { slug: taskSlug, action, title } = task;
      const run: TaskRun = {
        slug: taskSlug,
        title,
        state: "submitted",
        instance: 1,
        case: about?.shown ?? null,
        text: "",
        progress: null,
        undoUntil: null,
        mayAppeal: false,
      };
      const events = await filing.file(transaction, site, visitor, {
        ...command,
        subject: taskSubject(task, about, locale),
        categorySlug: task.categorySlug,
        text: "",
        asked,
        fields: answeredFields(asked, values, rowLabel(task)).map(inWords(asked, values, known)),
        context: command.context,
        task: run,
      });
      const order = known.find(({ id }) => id === orderId);
      if (order) {
        await conversations.keepShop(transaction, site.key, conversationId, {
          verified: { order },
        });
      }
      const kept = {
        conversationId,
        taskSlug,
        action,
        instances: task.instances ?? 1,
        undoMinutes: task.undoMinutes ?? null,
        casePrint: printOf(site.key, taskSlug, about),
      };
      await keepRun(transaction, visitor, kept, task.caseField);
      if (action === "webhook") {
        const filed = await conversations.find(transaction, site.key, conversationId);
        if (filed) await programs.tell(transaction, visitor, "submitted", filed);
      }
      return events;
    },
  };

  function printOf(siteKey: string, taskSlug: string, about: TaskCase | undefined): string | null {
    return about ? casePrint(secret, { siteKey, taskSlug }, about) : null;
  }
}

/** Whether it says anything of orders: else nobody is asked for them. */
function asksForOrder({ requires, fields }: Task): boolean {
  return requires.some(({ kind }) => kind === "order") || fields.some(isOfOrder);
}

const isOfOrder = ({ type }: Task["fields"][number]) => type === "order" || type === "order-lines";

/** Choices by their labels, lines of an order by their titles: what is answered is for programs. */
function inWords(
  asked: readonly AskedField[],
  values: FieldValues,
  orders: readonly Order[],
): (answered: AnsweredField) => AnsweredField {
  return (answered) => {
    const { id, value } = answered;
    const field = asked.find((one) => one.id === id);
    if (!field || field.sensitive || typeof value !== "string") return answered;
    if (field.type === "choice") {
      const label = field.options?.find((option) => option.value === value)?.label;
      return label === undefined ? answered : { ...answered, shown: label };
    }
    if (field.type !== "order-lines") return answered;
    const order = orders.find((one) => field.of !== undefined && one.id === values[field.of]);
    const shown = (readOrderLines(value) ?? []).map(({ lineId, quantity }) => {
      const line = order?.lines?.find((one) => one.id === lineId);
      return `${line?.title ?? lineId} × ${quantity}`;
    });
    return { ...answered, shown: shown.join("\n") };
  };
}

/** What the order field holds: a task asks for one order. */
function chosenOrder(
  asked: readonly AskedField[],
  { fields }: Pick<SubmitTask, "fields">,
): string | undefined {
  const field = asked.find(({ type }) => type === "order");
  const value = field && Object.hasOwn(fields, field.id) ? fields[field.id] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** `Item 2 · Title`: the row of a group goes before its field. */
function rowLabel({ fields }: Task): (field: AskedField) => string {
  const groups = new Map(fields.map(({ id, label }) => [id, label]));
  return ({ id, label }) => {
    const [groupId = "", row] = id.split(".");
    return row === undefined ? label : `${groups.get(groupId)} ${Number(row) + 1} · ${label}`;
  };
}
