import { createMiddleware } from "hono/factory";
import { ProblemError } from "../problem/problem-error.ts";
import type { SignedInVisitor, VisitorsService } from "../visitors/visitors.service.ts";
import { bearerToken } from "./bearer-token.ts";
import type { ServerEnv } from "./server-env.ts";
import { endWhenRefused } from "./stream-permission.ts";

/**
 * Lets visitor sessions of the site pass, and no one else; where the site asks who its visitors are,
 * contacts alone (SPEC ID6). A stream ends within one heartbeat of its session.
 */
export function visitorAuth(visitors: VisitorsService) {
  return createMiddleware<ServerEnv>(async (c, next) => {
    // Let in by `contactsAlone` already.
    if ((c.get("visitor") as SignedInVisitor | undefined) !== undefined) return next();
    const { key, enforceIdentity = false } = c.get("site");
    const token = bearerToken(c.req.header("authorization"));
    if (token === undefined) {
      throw new ProblemError(enforceIdentity ? "identity_required" : "token_missing");
    }
    const visitor = await visitors.authenticate(key, token);
    if (enforceIdentity && visitor.contactId === null) throw new ProblemError("identity_required");
    c.set("visitor", visitor);
    await next();
    endWhenRefused(c, () => visitors.isOpen(visitor));
  });
}

/**
 * Stands before all visitor routes: where the site asks who its visitors are, none of them can forget
 * to (SPEC ID6).
 */
export function contactsAlone(visitors: VisitorsService) {
  const auth = visitorAuth(visitors);
  return createMiddleware<ServerEnv>((c, next) =>
    c.get("site").enforceIdentity ? auth(c, next) : next(),
  );
}
