import type {
  CheckedCode,
  Command,
  ConversationSnapshot,
  Eligibility,
  IdentifiedVisitor,
  SentCode,
  ShopContext,
  ToldOrders,
} from "@helpbuoy/protocol";
import { REQUEST_TIMEOUT, type ApiClient, type ApiRequest } from "./api-client.ts";
import { BackendError } from "./backend-error.ts";
import type { Backend, CommandResult, MailState, QueuePlace, VisitorSession } from "./backend.ts";
import { uploadFile } from "./file-upload.ts";
import { parseAnswer, placeIn } from "./http-answer.ts";
import type { KnowledgeBackend } from "./http-knowledge.ts";

/** The other half of a `Backend`: what a visitor writes, and what comes back. */
export type TalkBackend = Omit<Backend, keyof KnowledgeBackend>;

const FILE_TIMEOUT = 60_000; // ms
const BYTES_PER_SECOND = 10_000; // the slowest line a file is given time for

/**
 * The routes of SPEC for visitor sessions, commands, files, conversations, tickets and events.
 * @param canReport whether uploads may go through `XMLHttpRequest`, which tells how far they are
 */
export function createHttpTalk(api: ApiClient, canReport: boolean): TalkBackend {
  async function upload(
    { fileId, name, conversationId }: Extract<Command, { type: "file.upload" }>,
    file: Blob,
    onProgress: ((part: number) => void) | undefined,
    request: ApiRequest,
  ): Promise<CommandResult> {
    const path = `/files/${placeIn(fileId)}`;
    const query = { name, conversationId };
    const whole = { ...request, method: "PUT" as const, query, file };
    if (onProgress && canReport) return parseAnswer(await uploadFile(api, path, whole, onProgress));
    const timeout = REQUEST_TIMEOUT + (file.size / BYTES_PER_SECOND) * 1000;
    return api.json<CommandResult>(path, { ...whole, timeout });
  }

  return {
    createVisitorSession: (request) =>
      api.json<VisitorSession>("/visitor-sessions", { ...request, method: "POST", json: {} }),
    identify: (token, request) =>
      api.json<IdentifiedVisitor>("/visitor-sessions/identify", {
        ...request,
        method: "POST",
        json: { token },
      }),
    endVisitorSession: (request) =>
      api.call("/visitor-sessions/end", { ...request, method: "POST" }, async () => {}),
    send: (command, { file, onProgress, ...request }) =>
      command.type === "file.upload"
        ? upload(command, file ?? new Blob(), onProgress, request)
        : api.json<CommandResult>("/commands", {
            ...request,
            method: "POST",
            json: command,
            ...("locale" in command && { locale: command.locale }),
          }),
    async conversations(request) {
      type Answer = { conversations: ConversationSnapshot[] };
      return (await api.json<Answer>("/conversations", request)).conversations;
    },
    conversation: (id, request) =>
      api.json<ConversationSnapshot>(`/conversations/${placeIn(id)}`, request),
    lookUpTicket: (json, request) =>
      api.json<ConversationSnapshot>("/tickets/lookup", { ...request, method: "POST", json }),
    markRead: (id, cursor, request) =>
      api.call(
        `/conversations/${placeIn(id)}/read`,
        { ...request, method: "POST", json: { cursor } },
        async () => {},
      ),
    queuePlace: (id, request) =>
      api.json<QueuePlace>(`/conversations/${placeIn(id)}/queue`, {
        ...request,
        cache: "no-store",
      }),
    signalTyping: (id, request) =>
      api.call(
        `/conversations/${placeIn(id)}/typing`,
        { ...request, method: "POST" },
        async () => {},
      ),
    mailState: (id, request) =>
      api.json<MailState>(`/conversations/${placeIn(id)}/email`, { ...request, cache: "no-store" }),
    giveEmail: (id, email, request) =>
      api.json<MailState>(`/conversations/${placeIn(id)}/email`, {
        ...request,
        method: "PUT",
        json: { email },
      }),
    mailTranscript: (id, request) =>
      api.call(
        `/conversations/${placeIn(id)}/transcript`,
        { ...request, method: "POST" },
        async () => {},
      ),
    transcript: (id, request) =>
      api.call(`/conversations/${placeIn(id)}/transcript`, request, (response) => response.blob()),
    shopContext: (contextToken, request) =>
      api.json<ShopContext>("/context", {
        ...request,
        method: "POST",
        json: { token: contextToken },
      }),
    contactOrders: (request) => api.json<ToldOrders>("/orders", { ...request, method: "POST" }),
    eligibility: (taskSlug, json, request) =>
      api.json<Eligibility>(`/tasks/${placeIn(taskSlug)}/eligibility`, {
        ...request,
        method: "POST",
        json,
      }),
    requestCode: (json, request) =>
      api.json<SentCode>("/codes", { ...request, method: "POST", json, locale: json.locale }),
    checkCode: (id, code, request) =>
      api.json<CheckedCode>(`/codes/${placeIn(id)}/check`, {
        ...request,
        method: "POST",
        json: { code },
      }),
    exportVisitor: (request) => api.call("/export", request, (response) => response.blob()),
    async events({ cursor, onOpen, ...request }, onItem) {
      const { readEventStream } = await import("./event-stream.ts").catch((cause: unknown) => {
        throw new BackendError("offline", { cause });
      });
      const query = { cursor: cursor === undefined ? undefined : String(cursor) };
      const response = await api.stream("/events", { ...request, query, cache: "no-store" });
      onOpen?.();
      await readEventStream(response, request.signal, onItem);
    },
    file: (id, request) =>
      api.call(`/files/${placeIn(id)}`, { ...request, timeout: FILE_TIMEOUT }, (response) =>
        response.blob(),
      ),
  };
}
