/* oxlint-disable max-lines -- one task from who may do it to its number: its parts share one draft */
import { asBackendError, BackendError, type TalkBackend } from "@helpbuoy/client";
import {
  askedFields,
  checkTaskFields,
  orderProblems,
  type AskedField,
  type FieldGroup,
  type FieldValues,
  type Id,
  type Locale,
  type SentCode,
  type Site,
  type SubmitTask,
  type Task,
  type TaskFieldProblem,
} from "@helpbuoy/protocol";
import { computed, signal, type ReadonlySignal } from "@preact/signals-core";
import { failureReason } from "../failure-reason.ts";
import type { HostCallbacks } from "../host-callbacks.ts";
import type { Keeper } from "../keeper.ts";
import type { IdSource } from "../new-id.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { withAnswer } from "../order-answers.ts";
import type { PageTask } from "../page-task.ts";
import {
  lessRow,
  nothingTyped,
  noFiles,
  valuesWithFiles,
  withRow,
  type KeptTaskDraft,
  type TaskDraft,
} from "../task-draft.ts";
import type { Visit } from "../visit.ts";
import type { VisitorSessions } from "../visitor-session.ts";
import type { FailureReason } from "../widget.ts";
import { uploadOf } from "./conversations-model.ts";
import type { ShopModel } from "./shop-model.ts";
import { createPageRun, type PageRun } from "./page-run.ts";

const MOST_FILES = 10;

export type TaskProblems = Record<string, TaskFieldProblem | "too_many_files">;

/** `none`: none was sent yet. `proved`: it was right. */
export type CodeState = { status: "none" } | ({ status: "sent" } & SentCode) | { status: "proved" };

/** One task, from who may do it to its number. */
export type TaskModel = {
  task: Task;
  /** The orders to choose from. */
  shop: ShopModel;
  /** Saved as typed, restored after reload; sensitive fields are of this page alone (SPEC SF1). */
  draft: ReadonlySignal<TaskDraft>;
  /** Places in `task.requires` of what is not met; undefined: nobody could be asked yet. */
  missing: ReadonlySignal<readonly number[] | undefined>;
  lookAtConditions(): Promise<void>;
  /** The fields to show of a form step, in order; a group as a whole. */
  fieldsOf(step: number): (AskedField | FieldGroup)[];
  /** What of a group's row is asked, by its key. */
  asked: ReadonlySignal<readonly AskedField[]>;
  changeField(key: string, value: string): void;
  attach(files: readonly File[], key?: string): "ok" | "file_too_big" | "too_many_files";
  detach(fileId: Id): void;
  addRow(group: FieldGroup): void;
  removeRow(group: FieldGroup, row: number): void;
  goTo(step: number): void;
  /** What is wrong with a form step, or with all of them; undefined: nothing. */
  check(step?: number): TaskProblems | undefined;
  code: ReadonlySignal<CodeState>;
  /** undefined: it is on its way. */
  sendCode(): Promise<FailureReason | undefined>;
  /** undefined: it was right. */
  proveCode(typed: string): Promise<"wrong_code" | "code_expired" | FailureReason | undefined>;
  /** Puts it into the outbox and clears the draft. undefined: there are problems, or the page does it. */
  submit(): Id | undefined;
  /** Of a task that the page does; undefined: the page has not said how. */
  pageRun: ReadonlySignal<PageRun | undefined>;
  /** Puts what was refused back. False: something else stands there, and stays. */
  refill(submitted: SubmitTask, files: ReadonlyMap<Id, File>): boolean;
  /** Drops all that was typed. */
  clear(): void;
};

export type TaskParts = {
  backend: TalkBackend;
  sessions: VisitorSessions;
  outbox: Outbox;
  keeper: Keeper;
  site: ReadonlySignal<Site | undefined>;
  locale: ReadonlySignal<Locale>;
  visit: Visit;
  callbacks: HostCallbacks;
  ids: IdSource;
  shop: ShopModel;
  /** What the page does itself, by slug. */
  pageTasks: ReadonlySignal<ReadonlyMap<string, PageTask>>;
};

export function createTaskModel(
  task: Task,
  { typed, unkept, files }: KeptTaskDraft,
  parts: TaskParts,
): TaskModel {
  const { backend, sessions, outbox, keeper, ids, callbacks, shop } = parts;
  const knownOrders = () => shop.orders.value.list.map(({ card }) => card);
  const draft = computed((): TaskDraft => {
    const { step, values } = typed.value;
    return { step, values: { ...values, ...unkept.value }, files: files.value };
  });
  const missing = signal<readonly number[] | undefined>(
    task.requires.length === 0 ? [] : undefined,
  );
  const code = signal<CodeState>({ status: "none" });
  let proof: string | undefined;

  const values = () => valuesWithFiles(draft.value);
  const asked = computed(() => askedFields(task.fields, values()));

  function change({ values: next, files: held }: Partial<TaskDraft>): void {
    if (held) files.value = held;
    if (!next) return;
    const fields = askedFields(task.fields, next);
    const isSecret = ([key]: [string, unknown]) =>
      fields.some(({ id, sensitive }) => id === key && sensitive);
    const all = Object.entries(next);
    unkept.value = Object.fromEntries(all.filter(isSecret));
    typed.value = {
      ...typed.peek(),
      values: Object.fromEntries(all.filter((one) => !isSecret(one))),
    };
  }

  function clear(): void {
    typed.value = nothingTyped;
    unkept.value = {};
    files.value = noFiles;
    code.value = { status: "none" };
    proof = undefined;
  }

  /** Of the fields that are asked for and were answered. */
  function answers(): FieldValues {
    const given = values();
    const pairs = asked.value.flatMap(({ id }) => {
      const value = Object.prototype.hasOwnProperty.call(given, id) ? given[id] : undefined;
      return value === undefined || value.length === 0 ? [] : [[id, value] as const];
    });
    return Object.fromEntries(pairs);
  }

  const baseOf = (key: string) => key.split(".")[0] ?? key;

  function check(step?: number): TaskProblems | undefined {
    // With what is empty: a row that was begun is one to be filled in.
    const all: TaskProblems = {
      ...orderProblems(asked.value, answers(), knownOrders()),
      ...checkTaskFields(task.fields, values()),
    };
    if (draft.value.files.length > MOST_FILES) all["files"] = "too_many_files";
    const ofStep = step === undefined ? undefined : task.steps[step]?.fields;
    const problems = Object.entries(all).filter(([key]) => !ofStep || ofStep.includes(baseOf(key)));
    return problems.length > 0 ? Object.fromEntries(problems) : undefined;
  }

  function orderId(): string | undefined {
    const field = task.fields.find(({ type }) => type === "order");
    const value = field && answers()[field.id];
    return typeof value === "string" ? value : undefined;
  }

  async function attempt<Answer>(
    ask: (options: { token: string }) => Promise<Answer> | undefined,
  ): Promise<{ answer: Answer } | { error: BackendError }> {
    try {
      const answer = await sessions.withToken(
        (token) => ask({ token }) ?? Promise.reject(new BackendError("rejected")),
      );
      return { answer };
    } catch (cause) {
      return { error: asBackendError(cause) };
    }
  }

  const model: TaskModel = {
    task,
    shop,
    draft,
    missing,
    asked,
    code,
    pageRun: createPageRun(task.slug, parts.pageTasks),
    fieldsOf(step) {
      const shown = new Set(asked.value.map(({ id }) => baseOf(id)));
      const wanted = task.steps[step]?.fields ?? [];
      return wanted.flatMap(
        (id) => task.fields.find((one) => one.id === id && shown.has(id)) ?? [],
      );
    },
    async lookAtConditions() {
      if (task.requires.length === 0) return;
      const id = orderId();
      const orderToken = shop.token();
      const question = {
        locale: parts.locale.peek(),
        ...(id !== undefined && { orderId: id }),
        ...(orderToken !== undefined && { orderToken }),
      };
      const looked = await attempt((options) =>
        backend.eligibility?.(task.slug, question, options),
      );
      // Without a word from there the form can be filled; its word counts when it is handed in.
      if ("answer" in looked) missing.value = looked.answer.missing;
    },
    changeField: (key, value) =>
      change({ values: withAnswer(task, draft.peek().values, [key, value], knownOrders()) }),
    attach(more, key) {
      const limit = parts.site.peek()?.maxFileBytes ?? Number.POSITIVE_INFINITY;
      if (more.some(({ size }) => size > limit)) return "file_too_big";
      if (files.peek().length + more.length > MOST_FILES) return "too_many_files";
      const added = more.map((file) => ({ fileId: ids.create(), file, fieldId: key }));
      change({ files: [...files.peek(), ...added] });
      // Bytes take their time: a page that is left at once would take them along.
      keeper.flush();
      return "ok";
    },
    detach: (fileId) => change({ files: files.peek().filter((one) => one.fileId !== fileId) }),
    addRow: (group) => change(withRow(draft.peek(), group)),
    removeRow: (group, row) => change(lessRow(draft.peek(), group, row)),
    goTo(step) {
      typed.value = { ...typed.peek(), step };
    },
    check,
    async sendCode() {
      const { field } = task.code ?? {};
      const to = field === undefined ? undefined : answers()[field];
      const question = {
        taskSlug: task.slug,
        locale: parts.locale.peek(),
        ...(typeof to === "string" && { to }),
      };
      const sent = await attempt((options) => backend.requestCode?.(question, options));
      if ("error" in sent) return failureReason(sent.error);
      code.value = { status: "sent", ...sent.answer };
      return undefined;
    },
    async proveCode(digits) {
      const { value: sent } = code;
      if (sent.status !== "sent") return "code_expired";
      const checked = await attempt((options) => backend.checkCode?.(sent.id, digits, options));
      if ("error" in checked) {
        const { kind, problem } = checked.error;
        if (problem?.code === "code_expired") return "code_expired";
        return kind === "rejected" ? "wrong_code" : failureReason(checked.error);
      }
      proof = checked.answer.proof;
      code.value = { status: "proved" };
      return undefined;
    },
    submit() {
      if (check() || (task.code && !proof)) return undefined;
      if (task.action === "page") {
        const given = files.peek();
        model.pageRun.peek()?.start(answers(), given);
        return undefined;
      }
      const conversationId = ids.create();
      const uploads = files
        .peek()
        .map(({ fileId, file }) => uploadOf(fileId, conversationId, file));
      const orderToken = asked.peek().some(({ type }) => type === "order") && shop.token();
      const command: SubmitTask = {
        type: "task.submit",
        conversationId,
        messageId: ids.create(),
        locale: parts.locale.peek(),
        taskSlug: task.slug,
        fields: answers(),
        attachments: [],
        ...(proof !== undefined && { codeProof: proof }),
        ...(orderToken && { orderToken }),
        context: parts.visit.context(),
      };
      const approved = callbacks.beforeSend(command);
      const facts = uploads.flatMap((upload) => upload.files);
      const isTaken = approved && outbox.enqueue([...uploads, { command: approved, files: facts }]);
      if (!isTaken) return undefined;
      clear();
      // Not before: a page that goes in between would take draft and task along.
      void outbox.persisted().then(keeper.flush);
      return conversationId;
    },
    refill({ fields }, given) {
      const now = draft.peek();
      const isTaken =
        now.files.length > 0 || Object.values(now.values).some(({ length }) => length);
      if (isTaken) return false;
      const all = Object.entries(fields);
      const isFiles = (value: string | string[]) => Array.isArray(value);
      change({
        values: Object.fromEntries(all.filter(([, value]) => !isFiles(value))),
        // Sent anew under another id: the server may have them under this one.
        files: [...given].map(([fileId, file]) => ({
          fileId: ids.create(),
          file,
          fieldId: all.find(([, value]) => value.includes(fileId))?.[0],
        })),
      });
      return true;
    },
    clear,
  };
  return model;
}
