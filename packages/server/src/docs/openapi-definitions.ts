import {
  articleSchema,
  attachmentSchema,
  blockNodeSchema,
  botTurnSchema,
  conversationSchema,
  eventSchema,
  formSchema,
  inlineNodeSchema,
  manifestSchema,
  messageSchema,
} from "@helpbuoy/protocol";
import { addGlobalDefs } from "@valibot/to-json-schema";

/** Entities that the document names once and refers to, in place of numbering what is recursive. */
addGlobalDefs({
  Article: articleSchema,
  Attachment: attachmentSchema,
  BlockNode: blockNodeSchema,
  BotTurn: botTurnSchema,
  Conversation: conversationSchema,
  Event: eventSchema,
  Form: formSchema,
  InlineNode: inlineNodeSchema,
  Manifest: manifestSchema,
  Message: messageSchema,
});
