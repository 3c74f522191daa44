import { isoTime } from "./clock.ts";
import { deleteKeysBefore } from "./commands/idempotency.repository.ts";
import type { Deps } from "./deps.ts";
import { errorFields } from "./logger.ts";
import type { Services } from "./services.ts";

const HOUR = 3_600_000;
/** How long a repeated command is answered with what it was answered first. */
const KEY_LIFETIME = 7 * 24 * HOUR;

/** Once an hour, removes what is of no use any more. Returns its undo. */
export function startHousekeeping(deps: Deps, services: Services): () => void {
  const { clock, logger } = deps;
  let undo = () => {};
  const later = () => {
    undo = clock.after(HOUR, () => {
      keepHouse(deps, services).catch((error: unknown) => {
        logger.error(errorFields(error), "housekeeping failed; it is tried again");
      });
      later();
    });
  };
  later();
  return () => undo();
}

/**
 * Removes idempotency keys, sign-ins, codes and files that are past their time, closes what was left as solved,
 * and erases what is past the term of its site.
 */
export async function keepHouse({ database, clock }: Deps, services: Services): Promise<void> {
  await deleteKeysBefore(database, isoTime(clock.now() - KEY_LIFETIME));
  await services.agents.removeExpired();
  await services.members.removeExpired();
  await services.mail.removeOld();
  await services.webhooks.removeOld();
  await services.files.removeUnused();
  await services.pictures.removeUnused();
  await services.spam.removeOld();
  await services.pendingAnswers.removeOld();
  await services.taskCodes.removeOld();
  await services.taskRuns.removeOld();
  for (const siteKey of await services.sites.keys()) {
    await services.confirmation.closeQuiet(siteKey);
    await services.events.endOldReplay(siteKey);
    await services.erase.endRetention(siteKey);
  }
  await services.erase.purge();
}
