import type { SendMessage, SubmitTicket } from "@helpbuoy/protocol";
import type { TestServer } from "./test-server.ts";

/** A message in a new talk, unless said otherwise. */
export function sendMessage(server: TestServer, rest: Partial<SendMessage> = {}): SendMessage {
  return {
    type: "message.send",
    conversationId: server.id(),
    messageId: server.id(),
    locale: "zh-CN",
    text: "退款多久到账",
    attachments: [],
    ...rest,
  };
}

/** A ticket with a form that holds, unless said otherwise. */
export function submitTicket(server: TestServer, rest: Partial<SubmitTicket> = {}): SubmitTicket {
  return {
    type: "ticket.submit",
    conversationId: server.id(),
    messageId: server.id(),
    locale: "zh-CN",
    formSlug: "payment-problem",
    subject: "充值没到账",
    description: "昨天充的，还没有到。",
    fields: { "order-number": "A123", wish: "arrive" },
    attachments: [],
    ...rest,
  };
}
