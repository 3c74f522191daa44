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
