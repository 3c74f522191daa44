import type { Deps } from "../deps.ts";
import { errorFields } from "../logger.ts";
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
  const failed = (error: unknown) => {
    if (!isOver) logger.error(errorFields(error), "webhooks failed; they are tried again");
  };
  async function round(): Promise<void> {
    try {
      await follower.follow();
      // Not waited for: the next round sends to whoever is not held up by their own slowness.
      sender.send().catch(failed);
    } catch (error) {
      failed(error);
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
