import { siteKeySchema } from "@helpbuoy/protocol";
import { createMiddleware } from "hono/factory";
import * as v from "valibot";
import { ProblemError } from "../problem/problem-error.ts";
import type { SitesService } from "../sites/sites.service.ts";
import type { ServerEnv } from "./server-env.ts";

/** Finds the site that the path names. */
export function loadSite(sites: SitesService) {
  return createMiddleware<ServerEnv>(async (c, next) => {
    const key = c.req.param("site");
    const site = v.is(siteKeySchema, key) ? await sites.find(key) : undefined;
    if (!site) {
      // Readable by the page, so that a widget with a wrong key can say so. An agent is answered as for
      // a site of others (SPEC AG7).
      const isOfVisitor = (c.get("agent") as object | undefined) === undefined;
      if (isOfVisitor && c.req.method !== "OPTIONS") c.header("access-control-allow-origin", "*");
      throw new ProblemError("unknown_site");
    }
    c.set("site", site);
    return next();
  });
}
