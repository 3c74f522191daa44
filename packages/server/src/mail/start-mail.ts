import type { Deps } from "../deps.ts";
import { errorFields } from "../logger.ts";
import type { LetterCarrier } from "./letter-carrier.ts";
import type { MailFollower } from "./mail-follower.ts";

const ROUND = 10_000; // ms between two looks

/** Writes and sends letters for as long as the server runs. Returns its undo. */
export function startMail(
  { clock, logger }: Deps,
  { follower, carrier }: { follower: MailFollower; carrier: LetterCarrier },
): () => void {
  let undo = () => {};
  let isOver = false;
  async function round(): Promise<void> {
    try {
      await follower.follow();
      await carrier.send();
    } catch (error) {
      logger.error(errorFields(error), "mail failed; it is tried again");
    }
    if (!isOver) undo = clock.after(ROUND, () => void round());
  }
  // At once: what comes from now on is written about.
  undo = clock.after(0, () => void round());
  return () => {
    isOver = true;
    undo();
    carrier.close();
  };
}
