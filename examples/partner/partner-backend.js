// A `Backend` of one's own that knows people by name: the desk of ../own-backend, one for each person.
// Beside what that does there are two methods: `identify` and `endVisitorSession`.

import { createDeskBackend } from "./desk-backend.js";

async function ask(path, body) {
  const answer = await fetch(path, { method: "POST", body });
  if (answer.ok) return answer;
  // The widget decides by `kind`; after `unauthorized` it asks the page for another token.
  const kind = answer.status === 401 ? "unauthorized" : "server";
  throw Object.assign(new Error(path), { name: "BackendError", kind, canRetry: kind === "server" });
}

/** @param onTickets hears the tickets of who is there now */
export function createPartnerBackend(onTickets) {
  const desks = new Map();
  /** A session's token begins with whose it is; a real desk asks its server. */
  function deskOf({ token }) {
    const owner = token.split(".")[0];
    const desk = desks.get(owner) ?? createDeskBackend(onTickets, `tea-desk/${owner}`);
    desks.set(owner, desk);
    return desk;
  }
  return {
    ...createDeskBackend(() => {}),
    async identify(identityToken) {
      return (await ask("/desk/identify", identityToken)).json();
    },
    async endVisitorSession({ token }) {
      onTickets([]);
      await ask("/desk/end", token);
    },
    send: (command, options) => deskOf(options).send(command, options),
    conversations: (options) => deskOf(options).conversations(),
    conversation: (id, options) => deskOf(options).conversation(id),
    markRead: (id, cursor, options) => deskOf(options).markRead(id, cursor),
  };
}
