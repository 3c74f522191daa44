export { applyDeskEvent, emptyDeskRecord } from "./apply-desk-event.ts";
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
  confirmConversationSchema,
  rateConversationSchema,
  requestHandoffSchema,
  eraseVisitorSchema,
  setAttributesSchema,
  sendMessageSchema,
  submitTicketSchema,
  uploadFileSchema,
  type Command,
  type Context,
  type EraseVisitor,
  type NotHelpedReason,
  type RateAnswer,
  type RateArticle,
  type ConfirmConversation,
  type RateConversation,
  type RequestHandoff,
  type SendMessage,
  type SetAttributes,
  type SubmitTicket,
  type UploadFile,
} from "./commands.ts";
export {
  answeredFieldSchema,
  assigneeSchema,
  canChangeStatus,
  conversationSchema,
  conversationStatusSchema,
  handlerSchema,
  handlerTransitions,
  ratingSchema,
  statusTransitions,
  type AnsweredField,
  type Assignee,
  type Conversation,
  type ConversationStatus,
  type Handler,
  type Rating,
} from "./conversation.ts";
export { isHexColor, readableColor } from "./readable-color.ts";
export { siteLookSchema, type SiteLook } from "./site-look.ts";
export { pictureSourceSchema, type PictureSource } from "./picture.ts";
export {
  cannedReplySchema,
  fillReply,
  replyVariables,
  type CannedReply,
  type ReplyVariable,
} from "./canned-reply.ts";
export {
  capsuleLineSchema,
  capsuleSchema,
  deskFieldsSchema,
  deskRecordSchema,
  noteSchema,
  type CapsuleLine,
  type DeskRecord,
  type Note,
} from "./desk-record.ts";
export {
  eventSchema,
  isDeskEvent,
  typingSignalSchema,
  type ConversationEvent,
  type DeskEvent,
  type ServerEvent,
  type StreamItem,
  type TypingSignal,
} from "./events.ts";
export { addWorkingMinutes, isOpen, nextOpening, workingMinutesBetween } from "./hours.ts";
export { erasedConversation, erasedDeskRecord, erasedEvent } from "./erased.ts";
export { hoursSchema, type Hours } from "./hours-schema.ts";
export {
  promiseKindSchema,
  replyTargetsSchema,
  type PromiseKind,
  type ReplyTargets,
} from "./reply-targets.ts";
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
export {
  attributesSchema,
  identifiedVisitorSchema,
  identifyVisitorSchema,
  identityClaimsSchema,
  priorityRuleSchema,
  priorityRulesSchema,
  requesterSchema,
  type Attributes,
  type IdentifiedVisitor,
  type IdentifyVisitor,
  type IdentityClaims,
  type PriorityRule,
  type Requester,
} from "./identity.ts";
export { attachmentEndings, isAttachmentName } from "./attachment-name.ts";
export { botReasonsSchema, type BotReasons } from "./bot-reasons.ts";
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
export {
  confirmedQuestionSchema,
  missedQuestionSchema,
  missedTopicSchema,
  type ConfirmedQuestion,
  type MissedQuestion,
  type MissedTopic,
} from "./learning.ts";
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
export { prioritySchema, type Priority } from "./priority.ts";
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
export {
  spamSettingsSchema,
  spamSignSchema,
  suspicionSchema,
  usualSpamSettings,
  type SpamSettings,
  type SpamSign,
  type Suspicion,
} from "./spam.ts";
export { lookupCodeSchema, ticketNumberSchema } from "./ticket-number-schema.ts";
export {
  formatTicketNumber,
  isTicketNumber,
  normalizeLookupCode,
  normalizeTicketNumber,
} from "./ticket-number.ts";
export { PROTOCOL_VERSION } from "./version.ts";
