import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** What really stands in a server's database, whatever its API or a page says. */
export type Stored = {
  rows<Row>(sql: string, ...values: string[]): Row[];
  close(): void;
};

/** Opens the database of a HELPBUOY_DATA folder for reading, beside the running server. */
export function openStored(folder: string): Stored {
  const database = new DatabaseSync(join(folder, "helpbuoy.db"), { readOnly: true });
  return {
    rows: <Row>(sql: string, ...values: string[]) => database.prepare(sql).all(...values) as Row[],
    close: () => database.close(),
  };
}

/** Every column of a server's tables in which a word stands, as `table.column`. */
export function placesOf(folder: string, word: string): string[] {
  const stored = openStored(folder);
  const tables = stored.rows<{ name: string }>("select name from sqlite_master where type='table'");
  const places = tables.flatMap(({ name: table }) => {
    const columns = stored.rows<{ name: string }>("select name from pragma_table_info(?)", table);
    const holds = (column: string) =>
      `select 1 from "${table}" where cast("${column}" as text) like ? limit 1`;
    return columns
      .filter(({ name }) => stored.rows(holds(name), `%${word}%`).length > 0)
      .map(({ name }) => `${table}.${name}`);
  });
  stored.close();
  return places;
}
