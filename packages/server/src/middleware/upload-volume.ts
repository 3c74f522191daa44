import type { Context } from "hono";
import type { RateLimits } from "./rate-limits.ts";
import type { ServerEnv } from "./server-env.ts";

/**
 * Counts what is about to be sent; a body that does not say its length counts as the biggest.
 * @throws ProblemError `too_many_requests`
 */
export async function countVolume(
  c: Context<ServerEnv>,
  limits: RateLimits,
  maxBytes: number,
  [by, sender]: readonly ["visitor" | "agent", string],
): Promise<void> {
  const said = Number(c.req.header("content-length") ?? Number.NaN);
  const bytes = said >= 0 && said < maxBytes ? said : maxBytes;
  const volume = Math.ceil((bytes / maxBytes) * 1000);
  await limits.consume("uploadVolume", by, sender, volume);
  await limits.consume("uploadVolume", "address", c.get("address"), volume);
}
