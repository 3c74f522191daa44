/* oxlint-disable max-lines -- the package's entry: it names what is public, and nothing else */
export { applyDeskEvent, emptyDeskRecord } from "./apply-desk-event.ts";
export { applyEvent, unreadCount, type ConversationSnapshot } from "./apply-event.ts";
export { answerBody } from "./article-answer.ts";
export { articleSections, type ArticleSection } from "./article-sections.ts";
export {
  articleIdSchema,
  articleSchema,
  categorySchema,
  articleHitSchema,
  searchHitSchema,
  slugSchema,
  type Article,
  type ArticleId,
  type Category,
  type ArticleHit,
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
  submitTaskSchema,
  undoTaskSchema,
  appealTaskSchema,
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
  type SubmitTask,
  type UndoTask,
  type AppealTask,
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
  askedFieldSchema,
  fieldGroupSchema,
  fieldIdSchema,
  fieldKeySchema,
  fieldTypes,
  formFieldSchema,
  formSchema,
  taskFieldTypes,
  type AskedField,
  type FieldGroup,
  type Form,
  type FormField,
} from "./form-schema.ts";
export {
  branchesOf,
  guideProblems,
  type GuideAnswer,
  type GuideBranch,
  type GuideProblem,
} from "./guide.ts";
export {
  followedGuideSchema,
  guideSchema,
  guideStepSchema,
  probeNames,
  stepIdSchema,
  writtenGuideSchema,
  writtenStepSchema,
  type FollowedGuide,
  type Guide,
  type GuideOutcome,
  type GuideStep,
  type ProbeName,
  type ProbeReading,
  type WrittenGuide,
  type WrittenStep,
} from "./guide-schema.ts";
export {
  followedGuide,
  stepsLeft,
  walkGuide,
  type GuideTurn,
  type GuideWalk,
} from "./guide-walk.ts";
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
  guidesPartSchema,
  intentsPartSchema,
  manifestSchema,
  partRefSchema,
  selfServiceTextsSchema,
  selfServiceTitlesSchema,
  tasksPartSchema,
  textsPartSchema,
  titlesPartSchema,
  type BodiesPart,
  type FormsPart,
  type GuidesPart,
  type IntentsPart,
  type Manifest,
  type PartRef,
  type SelfServiceTexts,
  type SelfServiceTitles,
  type TasksPart,
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
export {
  listedSelfService,
  readSettling,
  selfServiceDocument,
  type ListedSelfService,
} from "./listed-self-service.ts";
export { listingEntries, type Listing } from "./listing-schema.ts";
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
export { costOf, orderProblems, type OrderProblem } from "./order-problems.ts";
export {
  askContextSchema,
  cartSchema,
  deliverySchema,
  moneySchema,
  orderLineSchema,
  orderSchema,
  orderStateSchema,
  orderTokenSchema,
  productSchema,
  seenShopSchema,
  sentShopSchema,
  shopContextSchema,
  toldOrdersSchema,
  type AskContext,
  type Cart,
  type Delivery,
  type Money,
  type Order,
  type OrderLine,
  type OrderState,
  type Product,
  type SeenShop,
  type SentShop,
  type ShopContext,
  type ShopParts,
  type ToldOrders,
} from "./order-schema.ts";
export { readOrderLines, writeOrderLines, type ChosenLine } from "./order-lines.ts";
export { perLocale } from "./per-locale.ts";
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
  innerLink,
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
export { synonymGroupSchema, synonymGroupsSchema, type SynonymGroup } from "./synonyms.ts";
export { talkHistory, type TalkTurn } from "./talk-history.ts";
export {
  askedFields,
  checkTaskFields,
  fewestRows,
  mostRows,
  rowCount,
  rowFields,
  withoutRow,
  type TaskField,
  type TaskFieldProblem,
} from "./task-fields.ts";
export {
  askEligibilitySchema,
  checkCodeSchema,
  checkedCodeSchema,
  codeProofSchema,
  eligibilitySchema,
  requestCodeSchema,
  sentCodeSchema,
  type AskEligibility,
  type CheckCode,
  type CheckedCode,
  type Eligibility,
  type RequestCode,
  type SentCode,
} from "./task-check-schema.ts";
export { canChangeTask, canUndoTask, taskTransitions } from "./task-run.ts";
export {
  decideTaskSchema,
  taskAnswerSchema,
  taskRunSchema,
  taskStateSchema,
  type DecideTask,
  type TaskAnswer,
  type TaskRun,
  type TaskState,
} from "./task-run-schema.ts";
export {
  requirementSchema,
  taskSchema,
  writtenTaskSchema,
  type Requirement,
  type Task,
  type WrittenTask,
} from "./task-schema.ts";
export { lookupCodeSchema, ticketNumberSchema } from "./ticket-number-schema.ts";
export {
  formatTicketNumber,
  isTicketNumber,
  normalizeLookupCode,
  normalizeTicketNumber,
} from "./ticket-number.ts";
export { PROTOCOL_VERSION } from "./version.ts";
