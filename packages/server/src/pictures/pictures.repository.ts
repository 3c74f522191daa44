import type { Connection } from "../database/database.ts";

/** The pictures of agents, and of sites by their look: what of the folder is still shown. */
export async function listPicturesInUse(connection: Connection): Promise<Set<string>> {
  const agents = await connection
    .selectFrom("agents")
    .select("picture")
    .where("picture", "is not", null)
    .execute();
  const sites = await connection
    .selectFrom("sites")
    .select("look_json")
    .where("look_json", "is not", null)
    .execute();
  const logos = sites.map(({ look_json }) => (JSON.parse(look_json ?? "{}") as Look).logo);
  return new Set([...agents.map(({ picture }) => picture), ...logos].filter((one) => one != null));
}

type Look = { logo?: string | null };
