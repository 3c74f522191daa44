import type { PictureSource } from "@helpbuoy/protocol";
import type { AuditService } from "../audit/audit.service.ts";
import type { ConversationsService } from "../conversations/conversations.service.ts";
import { inTransaction } from "../database/database.ts";
import type { Deps } from "../deps.ts";
import type { PicturesService } from "../pictures/pictures.service.ts";
import { noteOnAccount } from "./account-audit.ts";
import { listAgentSites, replacePicture } from "./agents.repository.ts";
import type { Agent } from "./agents.service.ts";

export type AgentPictureService = ReturnType<typeof createAgentPictureService>;

/** The picture of an agent: their own alone, on every site they work on (SPEC PL2). */
export function createAgentPictureService(
  { database }: Pick<Deps, "database">,
  parts: { audit: AuditService; pictures: PicturesService; conversations: ConversationsService },
) {
  const { audit, pictures, conversations } = parts;

  async function change(agent: Agent, picture: PictureSource | null): Promise<void> {
    const act = picture === null ? "account.picture_removed" : "account.picture_changed";
    const before = await inTransaction(database, async (transaction) => {
      await noteOnAccount(transaction, audit, agent, act);
      return replacePicture(transaction, agent.id, picture);
    });
    for (const { key } of await listAgentSites(database, agent.id)) {
      await conversations.pictureAssignee(key, { ...agent, picture: picture ?? undefined });
    }
    if (before !== undefined && before !== picture) await pictures.forget(before);
  }

  return {
    /** @throws ProblemError `file_type_not_allowed`, `file_too_big` */
    async set(agent: Agent, bytes: Buffer): Promise<PictureSource> {
      const picture = pictures.keep(bytes);
      await change(agent, picture);
      return picture;
    },

    remove: (agent: Agent): Promise<void> => change(agent, null),
  };
}
