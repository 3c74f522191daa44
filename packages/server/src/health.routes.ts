import { Hono } from "hono";
import type { ServerEnv } from "./middleware/server-env.ts";
import type { Readiness } from "./middleware/stopping.ts";
import type { SitesService } from "./sites/sites.service.ts";

/** For whoever watches over the process: alive, and ready for requests. */
export function healthRoutes(sites: SitesService, state: Readiness) {
  return new Hono<ServerEnv>()
    .get("/healthz", (c) => c.text("ok"))
    .get("/readyz", async (c) => {
      if (state.isDraining || state.isStopping)
        return c.text("stopping", 503, { "retry-after": "2" });
      // Throws where the database does not answer.
      await sites.keys();
      return c.text("ok");
    });
}
