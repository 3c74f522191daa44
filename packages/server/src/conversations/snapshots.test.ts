import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDesk } from "../../test/desk.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { createSnapshotCheck } from "../../test/verify-snapshots.ts";

let server: TestServer;
let id: string;
beforeAll(async () => {
  server = await createTestServer();
  id = await createTestDesk(server).waiting(await server.visitor());
});
afterAll(() => server.stop());

// Every request of every API test that changes something runs this check after it; see test-server.ts.
test("[F3.94] [EV1] the check after each mutation holds, and sees a state that no event led to", async () => {
  const { database } = server.deps;
  const check = createSnapshotCheck(database);
  await check();
  const change = (subject: string) =>
    database.updateTable("conversations").set({ subject }).where("id", "=", id).execute();
  const { subject } = await database
    .selectFrom("conversations")
    .select("subject")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  await change("what no event says");
  await expect(check()).rejects.toThrow(/the log of/);
  await change(subject);
  await check();
});
