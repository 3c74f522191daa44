import type { Deps } from "../deps.ts";
import type { WebhookFollower } from "./webhook-follower.ts";
import type { WebhookSender } from "./webhook-sender.ts";

const ROUND = 3_000; // ms between two looks

/** Tells other programs of what happens for as long as the server runs. Returns its undo. */
export function startWebhooks(
  { clock, logger }: Deps,
  { follower, sender }: { follower: WebhookFollower; sender: WebhookSender },
): () => void {
  let undo = () => {};
  let isOver = false;
  async function round(): Promise<void> {
    try {
      await follower.follow();
      await sender.send();
    } catch (error) {
      if (!isOver) logger.error({ error: String(error) }, "webhooks failed; they are tried again");
    }
    if (!isOver) undo = clock.after(ROUND, () => void round());
  }
  undo = clock.after(ROUND, () => void round());
  return () => {
    isOver = true;
    undo();
    sender.close();
  };
}
