export { asBackendError, BackendError, type BackendErrorKind } from "./backend-error.ts";
export type {
  Backend,
  CallOptions,
  CommandResult,
  MailState,
  QueuePlace,
  VisitorSession,
} from "./backend.ts";
export { createClock, type Clock } from "./clock.ts";
export { createConnectivity, type Connectivity } from "./connectivity.ts";
export type { ApiClient } from "./api-client.ts";
export { uploadFile } from "./file-upload.ts";
export { createHttpKnowledge, type KnowledgeBackend } from "./http-knowledge.ts";
export type { TalkBackend } from "./http-talk.ts";
export { createApi, createSiteApi, type HttpBackendOptions } from "./site-api.ts";
export { createLogger, type LogEntry, type Logger } from "./logger.ts";
export { createMark, type Mark } from "./mark.ts";
export { retryDelay } from "./retry-policy.ts";
export { isOutOfReach } from "./out-of-reach.ts";
export { openStorage, type KeyValueStorage, type StorageProblem } from "./storage.ts";
export { after } from "./timers.ts";
