import type { Id, PictureSource, SiteKey } from "@helpbuoy/protocol";
import type { Connection } from "../database/database.ts";

/** An agent of a site as the others see them. */
export type Colleague = {
  id: Id;
  name: string;
  role: string;
  isOnline: boolean;
  load: number;
  picture: PictureSource | undefined;
};

/**
 * The agents of a site, by name.
 * @param seenAfter who has not been seen since is not at work
 */
export async function listColleagues(
  connection: Connection,
  siteKey: SiteKey,
  seenAfter: string,
): Promise<Colleague[]> {
  const rows = await connection
    .selectFrom("agent_sites")
    .innerJoin("agents", "agents.id", "agent_sites.agent_id")
    .leftJoin("agent_presence", (join) =>
      join
        .onRef("agent_presence.agent_id", "=", "agent_sites.agent_id")
        .onRef("agent_presence.site_key", "=", "agent_sites.site_key"),
    )
    .select([
      "agents.id",
      "agents.name",
      "agents.picture",
      "agent_sites.role",
      "agent_presence.is_online",
      "agent_presence.seen_at",
    ])
    .where("agent_sites.site_key", "=", siteKey)
    .orderBy("agents.name")
    .orderBy("agents.id")
    .execute();
  const loads = await countLoads(connection, siteKey);
  return rows.map(({ id, name, role, picture, is_online, seen_at }) => ({
    id,
    name,
    role,
    isOnline: is_online === 1 && seen_at !== null && seen_at > seenAfter,
    load: loads.get(id) ?? 0,
    picture: picture ?? undefined,
  }));
}

export async function savePresence(
  connection: Connection,
  siteKey: SiteKey,
  { agentId, isOnline, at }: { agentId: Id; isOnline: boolean; at: string },
): Promise<void> {
  const columns = { is_online: isOnline ? 1 : 0, seen_at: at };
  await connection
    .insertInto("agent_presence")
    .values({ site_key: siteKey, agent_id: agentId, ...columns })
    .onConflict((conflict) => conflict.columns(["site_key", "agent_id"]).doUpdateSet(columns))
    .execute();
}

/** How many conversations each agent has that wait for their word. */
async function countLoads(connection: Connection, siteKey: SiteKey): Promise<Map<Id, number>> {
  const rows = await connection
    .selectFrom("conversations")
    .select(({ fn }) => ["assignee_id", fn.countAll<number>().as("count")])
    .where("site_key", "=", siteKey)
    .where("handler", "=", "agent")
    .where("status", "in", ["new", "open"])
    .groupBy("assignee_id")
    .execute();
  return new Map(
    rows.flatMap(({ assignee_id, count }) => (assignee_id ? [[assignee_id, Number(count)]] : [])),
  );
}
