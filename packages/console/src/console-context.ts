import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { AgentSession, DeskApi, Role } from "./desk-api.ts";
import type { DeskModel } from "./models/desk-model.ts";
import type { DraftsModel } from "./models/drafts-model.ts";
import type { OutgoingModel } from "./models/outgoing-model.ts";
import type { PreferencesModel } from "./models/preferences-model.ts";
import type { QuestionsModel } from "./models/questions-model.ts";
import type { SessionModel } from "./models/session-model.ts";
import type { ToastsModel } from "./models/toasts-model.ts";
import type { Router } from "./router.ts";
import type { TextKey, TextValues } from "./translate.ts";

/** What every screen stands on. */
export type Console = {
  api: DeskApi;
  session: SessionModel;
  preferences: PreferencesModel;
  drafts: DraftsModel;
  router: Router;
  newId: () => string;
  /** A text in the agent's language. */
  t: (key: TextKey, values?: TextValues) => string;
  /** Says in passing that something is done, or went wrong. */
  say: ToastsModel["say"];
  /** Asks before something is taken away. */
  confirm: QuestionsModel["confirm"];
  toasts: ToastsModel;
  questions: QuestionsModel;
  /** A sentence for whatever a call rejected with. */
  problemText: (cause: unknown) => string;
};

/** The same on a site, once signed in. */
export type Desk = Console & {
  desk: DeskModel;
  outgoing: OutgoingModel;
  me: AgentSession["agent"];
  site: AgentSession["sites"][number];
};

export const ConsoleContext = createContext<Console | undefined>(undefined);
export const DeskContext = createContext<Desk | undefined>(undefined);

export function useConsole(): Console {
  const found = useContext(ConsoleContext);
  if (!found) throw new Error("outside of the console");
  return found;
}

export function useDesk(): Desk {
  const found = useContext(DeskContext);
  if (!found) throw new Error("outside of a desk");
  return found;
}

const ranks: Role[] = ["agent", "lead", "admin"];

/** Whether a part is enough for what `least` may do. */
export function isAtLeast(role: Role, least: Role): boolean {
  return ranks.indexOf(role) >= ranks.indexOf(least);
}
