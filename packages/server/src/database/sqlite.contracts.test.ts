import { describe } from "vitest";
import { agentsContract } from "../agents/agents.contract.ts";
import { idempotencyContract } from "../commands/idempotency.contract.ts";
import { conversationsContract } from "../conversations/conversations.contract.ts";
import { eventLogContract } from "../events/event-log.contract.ts";
import { filesContract } from "../files/files.contract.ts";
import { identityContract } from "../identity/identity.contract.ts";
import { knowledgeContract } from "../knowledge/knowledge.contract.ts";
import { sitesContract } from "../sites/sites.contract.ts";
import { visitorsContract } from "../visitors/visitors.contract.ts";
import { openDatabase } from "./open-database.ts";

// [P42] The same suites run on every database the server can stand on.
describe("[P42] on SQLite", () => {
  const open = () => openDatabase(":memory:");
  agentsContract(open);
  conversationsContract(open);
  eventLogContract(open);
  filesContract(open);
  idempotencyContract(open);
  identityContract(open);
  knowledgeContract(open);
  sitesContract(open);
  visitorsContract(open);
});
