import type { Command, Message, SendMessage } from "@helpbuoy/protocol";
import { signal } from "@preact/signals-core";
import type { Announcements } from "./public-events.ts";

/** May change what is sent, or stop it with `false`. */
export type BeforeSend = (command: Command) => Command | false | undefined;
/** Hides a message with `false`. */
export type BeforeDisplay = (message: Message) => boolean | undefined;

/** The host's own functions in our way: whatever they throw, a visitor's words go on. */
export type HostCallbacks = {
  setBeforeSend(callback: BeforeSend | undefined): void;
  setBeforeDisplay(callback: BeforeDisplay | undefined): void;
  /** The command to send; undefined: the host stopped it. */
  beforeSend<One extends Command>(command: One): One | undefined;
  isDisplayed(message: Message): boolean;
};

export function createHostCallbacks(announcements: Announcements): HostCallbacks {
  let send: BeforeSend | undefined;
  const display = signal<BeforeDisplay | undefined>(undefined);

  function ask<Answer>(name: string, callback: () => Answer): Answer | undefined {
    try {
      return callback();
    } catch (detail) {
      announcements.announce("error", { code: `${name}_failed`, detail });
      return undefined;
    }
  }

  return {
    setBeforeSend(callback) {
      send = callback;
    },
    setBeforeDisplay(callback) {
      display.value = callback;
    },
    beforeSend(command) {
      const answer = ask("before_send", () => send?.({ ...command }));
      if (answer === false) return undefined;
      // It may change the words, not what kind of command it is or where it belongs.
      if (answer?.type !== command.type) return command;
      const { conversationId, messageId } = command as Partial<SendMessage>;
      const place = { ...(conversationId && { conversationId }), ...(messageId && { messageId }) };
      return { ...command, ...answer, ...place };
    },
    isDisplayed(message) {
      const { value: callback } = display;
      return ask("before_display", () => callback?.(message)) !== false;
    },
  };
}
