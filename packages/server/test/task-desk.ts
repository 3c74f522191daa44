import { expect } from "vitest";
import { createLogger } from "../src/logger.ts";
import { createDeliveryAnswers } from "../src/tasks/delivery-answer.ts";
import { createWebhookSender } from "../src/webhooks/webhook-sender.ts";
import { createTestDesk, DESK } from "./desk.ts";
import { addTasks, submitTask } from "./tasks.ts";
import { createTestServer, type TestVisitor } from "./test-server.ts";
import { openWebhookReceiver, verified, type Received } from "./webhook-receiver.ts";

export type Endpoint = { id: string; secret: string };
export type Delivery = {
  id: string;
  type: string;
  deadAt: string | null;
  lastStatus: string | null;
};

export type TaskDesk = Awaited<ReturnType<typeof openTaskDesk>>;

/** A server with tasks whose program listens on loopback, and what tests of it do over and over. */
export async function openTaskDesk() {
  const receiver = await openWebhookReceiver();
  const logged: string[] = [];
  const server = await createTestServer({
    flags: { "webhooks-to-private-addresses": "true" },
    logger: createLogger("info", { write: (line) => void logged.push(line) }),
  });
  await addTasks(server);
  const admin = await server.agent("admin@example.com", "admin");
  const post = <Body>(path: string, body?: object) =>
    server.call<Body>(`${DESK}/webhooks${path}`, {
      method: "POST",
      token: admin,
      ...(body && { body }),
    });
  const tell = async (events: string[]): Promise<Endpoint> =>
    (await post<Endpoint>("", { url: receiver.url, events })).body;
  const endpoint = await tell(["task.submitted", "task.undone", "task.appealed", "code.requested"]);
  const onAnswer = createDeliveryAnswers({
    runs: server.app.services.taskRuns,
    logger: server.deps.logger,
  });

  return {
    server,
    receiver,
    logged,
    admin,
    endpoint,
    ...createTestDesk(server),
    /** An admin's act on the webhooks. */
    post,
    /** Another endpoint. */
    tell,
    onAnswer,
    /** What runs every three seconds. @param clock the sender's alone */
    async round(clock = server.clock): Promise<void> {
      const sender = createWebhookSender({ ...server.deps, clock }, { onAnswer });
      await sender.send();
      sender.close();
    },
    /** A task that the program does, handed in. */
    async handedIn(visitor: TestVisitor): Promise<string> {
      const fields = { title: "浪花有限公司", "tax-number": "91310000MA1FL0000X" };
      const command = submitTask(server, { taskSlug: "invoice", fields });
      expect((await visitor.send(command)).status).toBe(200);
      return command.conversationId;
    },
    /** What the program was told, once its signature holds. */
    told: (at = 0) => verified(receiver.received[at] as Received, endpoint.secret),
    async deliveriesOf({ id }: Pick<Endpoint, "id"> = endpoint): Promise<Delivery[]> {
      const path = `${DESK}/webhooks/${id}/deliveries`;
      const answer = await server.call<{ deliveries: Delivery[] }>(path, { token: admin });
      return answer.body.deliveries;
    },
    /** Before the next test: what the last one left on its way is not this one's. */
    async clear(): Promise<void> {
      await server.deps.database.deleteFrom("webhook_deliveries").execute();
      receiver.answer = { status: 204 };
      receiver.received.length = 0;
      logged.length = 0;
    },
    async stop(): Promise<void> {
      await server.stop();
      receiver.stop();
    },
  };
}
