import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
} from "kysely";

/** Kysely's SQLite dialect over `node:sqlite`: nothing to compile, nothing to download. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: DatabaseSync) {
    const adapted = adapt(database);
    super({ database: adapted });
    this.#database = adapted;
  }

  override createDriver(): Driver {
    return new ImmediateDriver({ database: this.#database });
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

// A transaction that begins by reading and then writes fails at once when another process wrote in
// between (SQLITE_BUSY_SNAPSHOT, which no timeout waits out). Taking the write lock first waits.
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

// Kysely then runs all migrations in one transaction, so two servers that start at once do not collide.
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  override get supportsCreateIfNotExists(): boolean {
    return true;
  }
}

/** Statements kept for the next time; what varies in length (`in (?, ?)`) has many forms. */
const MOST_STATEMENTS = 500;

type Prepared = { statement: StatementSync; reader: boolean };

function adapt(database: DatabaseSync): SqliteDatabase {
  // In the order of their last use. SQLite itself makes them anew where the schema has changed.
  const kept = new Map<string, Prepared>();
  function prepare(sql: string): Prepared {
    const found = kept.get(sql);
    if (found) {
      kept.delete(sql);
      kept.set(sql, found);
      return found;
    }
    const statement = database.prepare(sql);
    const prepared = { statement, reader: statement.columns().length > 0 };
    kept.set(sql, prepared);
    const [oldest] = kept.keys();
    if (kept.size > MOST_STATEMENTS && oldest !== undefined) kept.delete(oldest);
    return prepared;
  }
  // Kysely's own parameters: strings, numbers, null and bytes.
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  return {
    close() {
      kept.clear();
      database.close();
    },
    prepare(sql) {
      const { statement, reader } = prepare(sql);
      return {
        reader,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        // One of its own: the same may be asked again before the last row is taken.
        iterate: (parameters) => database.prepare(sql).iterate(...values(parameters)),
      };
    },
  };
}
