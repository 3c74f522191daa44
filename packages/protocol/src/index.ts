export { applyEvent, unreadCount, type ConversationSnapshot } from "./apply-event.ts";
export {
  articleIdSchema,
  articleSchema,
  categorySchema,
  searchHitSchema,
  slugSchema,
  type Article,
  type ArticleId,
  type Category,
  type SearchHit,
} from "./article.ts";
export {
  commandSchema,
  contextSchema,
  rateAnswerSchema,
  rateArticleSchema,
  sendMessageSchema,
  submitTicketSchema,
  uploadFileSchema,
  type Command,
  type Context,
  type NotHelpedReason,
  type RateAnswer,
  type RateArticle,
  type SendMessage,
  type SubmitTicket,
  type UploadFile,
} from "./commands.ts";
export {
  answeredFieldSchema,
  canChangeStatus,
  conversationSchema,
  conversationStatusSchema,
  handlerSchema,
  handlerTransitions,
  statusTransitions,
  type AnsweredField,
  type Conversation,
  type ConversationStatus,
  type Handler,
} from "./conversation.ts";
export {
  eventSchema,
  type ConversationEvent,
  type ServerEvent,
  type StreamItem,
} from "./events.ts";
export {
  checkField,
  checkFields,
  isEmail,
  visibleFields,
  type FieldProblem,
  type FieldValues,
} from "./form.ts";
export {
  fieldIdSchema,
  formFieldSchema,
  formSchema,
  type Form,
  type FormField,
} from "./form-schema.ts";
export { idSchema } from "./id-schema.ts";
export { attachmentEndings, isAttachmentName } from "./attachment-name.ts";
export { createId, type Id } from "./ids.ts";
export {
  bodiesPartSchema,
  formsPartSchema,
  manifestSchema,
  partRefSchema,
  textsPartSchema,
  titlesPartSchema,
  type BodiesPart,
  type FormsPart,
  type Manifest,
  type PartRef,
  type TextsPart,
  type TitlesPart,
} from "./knowledge-pack.ts";
export { localeSchema, type Locale } from "./locale.ts";
export {
  attachmentSchema,
  botTurnSchema,
  messageSchema,
  type Attachment,
  type BotTurn,
  type Citation,
  type Message,
} from "./message.ts";
export { nextStep, type NextStep } from "./next-step.ts";
export { pickLocale } from "./pick-locale.ts";
export { problemStatus, type Problem, type ProblemCode, type ProblemIssue } from "./problem.ts";
export {
  blockNodeSchema,
  hrefSchema,
  inlineNodeSchema,
  mediaSourceSchema,
  richTextSchema,
} from "./rich-text-schema.ts";
export {
  isAllowedHref,
  isAllowedMediaSource,
  plainTextToRichText,
  richTextToPlainText,
  type BlockNode,
  type InlineNode,
  type RichText,
  type TableCell,
  type VideoCaptions,
} from "./rich-text.ts";
export { siteKeySchema, siteSchema, type Site, type SiteKey } from "./site.ts";
export { lookupCodeSchema, ticketNumberSchema } from "./ticket-number-schema.ts";
export {
  formatTicketNumber,
  isTicketNumber,
  normalizeLookupCode,
  normalizeTicketNumber,
} from "./ticket-number.ts";
export { PROTOCOL_VERSION } from "./version.ts";
