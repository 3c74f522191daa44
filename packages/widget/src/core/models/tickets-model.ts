import { asBackendError, type TalkBackend } from "@helpbuoy/client";
import {
  checkFields,
  isEmail,
  isTicketNumber,
  normalizeLookupCode,
  normalizeTicketNumber,
  visibleFields,
  type FieldValues,
  type Id,
  type Locale,
  type Site,
  type SubmitTicket,
} from "@helpbuoy/protocol";
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals-core";
import type { ConversationSnapshots } from "../conversation-snapshots.ts";
import { failureReason } from "../failure-reason.ts";
import type { HostCallbacks } from "../host-callbacks.ts";
import type { Keeper } from "../keeper.ts";
import type { HostContext } from "../host-card.ts";
import type { IdSource } from "../new-id.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Visit } from "../visit.ts";
import type { VisitorSessions } from "../visitor-session.ts";
import type { KnowledgeModel, TicketDraft, TicketProblems, TicketsModel } from "../widget.ts";
import { uploadOf } from "./conversations-model.ts";

const MOST_FILES = 10;
const SUBJECT_CHARS = 200;
const DESCRIPTION_CHARS = 10_000;
const CODE = /^([0-9A-Z]{5}-){3}[0-9A-Z]{5}$/;

type Typed = Omit<TicketDraft, "files">;
const nothingTyped: Typed = {
  categorySlug: undefined,
  subject: "",
  description: "",
  email: "",
  values: {},
};
const noFiles: TicketDraft["files"] = [];

export type TicketDrafts = TicketsModel & {
  /** Puts a ticket back into the draft. False: another one stands there, and stays. */
  refill(ticket: SubmitTicket, files: ReadonlyMap<Id, File>): boolean;
};

/** The ticket form, and the look-up of a ticket filed elsewhere. */
export function createTicketsModel(parts: {
  backend: TalkBackend;
  sessions: VisitorSessions;
  snapshots: ConversationSnapshots;
  outbox: Outbox;
  keeper: Keeper;
  keepCode(id: Id, code: string): void;
  formFor: KnowledgeModel["formFor"];
  site: ReadonlySignal<Site | undefined>;
  locale: ReadonlySignal<Locale>;
  visit: Visit;
  hostContext: ReadonlySignal<HostContext>;
  callbacks: HostCallbacks;
  ids: IdSource;
}): TicketDrafts {
  const { backend, sessions, snapshots, outbox, keeper, formFor, site, callbacks, ids } = parts;
  // Kept apart: a disk that writes every picture anew at every key press is soon worn out.
  const typed = signal(nothingTyped);
  const attached = signal(noFiles);
  /** What was typed into sensitive fields: of this page alone (SPEC SF1). */
  const unkept = signal<FieldValues>({});
  const draft = computed((): TicketDraft => {
    const { values: kept, ...rest } = typed.value;
    return { ...rest, values: { ...kept, ...unkept.value }, files: attached.value };
  });
  effect(() => {
    if (typed.value === nothingTyped) unkept.value = {};
  });
  void keeper.keep("draft/ticket", typed, readTyped);
  void keeper.keep("draft/ticket-files", attached, readFiles);

  function change({ files, values: answers, ...patch }: Partial<TicketDraft>): void {
    if (files) attached.value = files;
    if (!answers && Object.keys(patch).length === 0) return;
    const next = { ...typed.peek(), ...patch };
    const fields = formFor(next.categorySlug)?.fields ?? [];
    const isSecret = ([id]: [string, unknown]) =>
      fields.some((field) => field.id === id && field.sensitive);
    const all = Object.entries(answers ?? {});
    const kept = all.filter((answer) => !isSecret(answer));
    typed.value = { ...next, ...(answers && { values: Object.fromEntries(kept) }) };
    if (answers) unkept.value = Object.fromEntries(all.filter(isSecret));
  }

  /** What was typed, with the files of each field by their ids. */
  function values(): FieldValues {
    const { values: answers, files } = draft.peek();
    const all: FieldValues = { ...answers };
    for (const { fileId, fieldId } of files) {
      if (fieldId === undefined) continue;
      const others = all[fieldId];
      all[fieldId] = [...(Array.isArray(others) ? others : []), fileId];
    }
    return all;
  }

  function check(): TicketProblems | undefined {
    const { categorySlug, subject, description, email, files, guide } = draft.peek();
    const form = formFor(categorySlug);
    const problems: TicketProblems = { fields: form ? checkFields(form, knownValues()) : {} };
    if (!subject.trim()) problems.subject = "required";
    else if (subject.trim().length > SUBJECT_CHARS) problems.subject = "too_long";
    if (!description.trim() && !guide) problems.description = "required";
    else if (description.length > DESCRIPTION_CHARS) problems.description = "too_long";
    if (email.trim() && !isEmail(email.trim())) problems.email = "not_an_email";
    if (files.length > MOST_FILES) problems.files = "too_many_files";
    const count = Object.keys(problems).length + Object.keys(problems.fields).length;
    return count > 1 ? problems : undefined;
  }

  /** Of the fields this form has and shows: another category may have asked for more. */
  function knownValues(): FieldValues {
    const form = formFor(draft.peek().categorySlug);
    const given = values();
    const shown = form ? visibleFields(form, given) : [];
    const pairs = shown.flatMap(({ id }) => {
      const value = Object.prototype.hasOwnProperty.call(given, id) ? given[id] : undefined;
      return value === undefined || value.length === 0 ? [] : [[id, value] as const];
    });
    return Object.fromEntries(pairs);
  }

  return {
    draft,
    change,
    changeField: (id, value) => change({ values: { ...draft.peek().values, [id]: value } }),
    attach(files, fieldId) {
      const held = draft.peek().files;
      const limit = site.peek()?.maxFileBytes ?? Number.POSITIVE_INFINITY;
      if (files.some(({ size }) => size > limit)) return "file_too_big";
      if (held.length + files.length > MOST_FILES) return "too_many_files";
      const more = files.map((file) => ({ fileId: ids.create(), file, fieldId }));
      change({ files: [...held, ...more] });
      // Bytes take their time: a page that is left at once would take them along.
      keeper.flush();
      return "ok";
    },
    detach(fileId) {
      change({ files: draft.peek().files.filter((one) => one.fileId !== fileId) });
    },
    check,
    submit({ conversationId = ids.create() } = {}) {
      const { categorySlug, subject, description, email, files, guide } = draft.peek();
      const form = formFor(categorySlug);
      if (!form || check()) return undefined;
      const uploads = files.map(({ fileId, file }) => uploadOf(fileId, conversationId, file));
      const { token } = parts.hostContext.peek();
      const command: SubmitTicket = {
        type: "ticket.submit",
        conversationId,
        messageId: ids.create(),
        locale: parts.locale.peek(),
        formSlug: form.slug,
        ...(categorySlug && { categorySlug }),
        subject: subject.trim(),
        description,
        ...(email.trim() && { email: email.trim() }),
        fields: knownValues(),
        attachments: files.filter((one) => one.fieldId === undefined).map(({ fileId }) => fileId),
        context: { ...parts.visit.context(), ...(guide && { guide }) },
        ...(token && { shop: { token } }),
      };
      const approved = callbacks.beforeSend(command);
      const facts = uploads.flatMap((upload) => upload.files);
      const isTaken = approved && outbox.enqueue([...uploads, { command: approved, files: facts }]);
      if (!isTaken) return undefined;
      typed.value = nothingTyped;
      attached.value = noFiles;
      // Not before: a page that goes in between would take draft and ticket along.
      void outbox.persisted().then(keeper.flush);
      return conversationId;
    },
    refill({ categorySlug = "", subject, description, email = "", fields, context }, given) {
      const now = draft.peek();
      // The same words: a page that went in between has put them back already.
      const isSame = now.subject === subject && now.description === description;
      const hasValues = Object.values(now.values).some(({ length }) => length > 0);
      const isTaken = now.subject || now.description || now.files.length > 0 || hasValues;
      if (isTaken && !isSame) return false;
      const answers = Object.entries(fields);
      const isFiles = (value: FieldValues[string]) =>
        Array.isArray(value) && value.some((fileId) => given.has(fileId));
      change({
        categorySlug,
        subject,
        description,
        email,
        guide: context?.guide,
        values: Object.fromEntries(answers.filter(([, value]) => !isFiles(value))),
        // Sent anew under another id: the server may have them under this one.
        files: [...given].map(([fileId, file]) => ({
          fileId: ids.create(),
          file,
          fieldId: answers.find(([, value]) => value.includes(fileId))?.[0],
        })),
      });
      return true;
    },
    async lookUp(typedNumber, typedCode) {
      const number = normalizeTicketNumber(typedNumber);
      const code = normalizeLookupCode(typedCode);
      if (!isTicketNumber(number)) return { status: "failed", reason: "bad_number" };
      if (!CODE.test(code)) return { status: "failed", reason: "bad_code" };
      try {
        const ask = (token: string) => backend.lookUpTicket({ number, code }, { token });
        const snapshot = await sessions.withToken(ask);
        const { id } = snapshot.conversation;
        snapshots.take(snapshot);
        parts.keepCode(id, code);
        return { status: "found", id };
      } catch (cause) {
        return { status: "failed", reason: failureReason(asBackendError(cause)) };
      }
    },
  };
}

function readTyped(stored: unknown): Typed | undefined {
  const typed = Object(stored) as Typed;
  const isWhole =
    typeof typed.subject === "string" &&
    typeof typed.description === "string" &&
    typeof typed.values === "object";
  return isWhole ? { ...nothingTyped, ...typed } : undefined;
}

function readFiles(stored: unknown): TicketDraft["files"] | undefined {
  return Array.isArray(stored) && stored.every((one) => one?.file instanceof Blob)
    ? (stored as TicketDraft["files"])
    : undefined;
}
