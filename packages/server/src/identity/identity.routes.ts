import { identifiedVisitorSchema, identifyVisitorSchema } from "@helpbuoy/protocol";
import { Hono } from "hono";
import { describe } from "../docs/openapi-route.ts";
import { bearerToken } from "../middleware/bearer-token.ts";
import { jsonBodySize } from "../middleware/body-size.ts";
import type { RateLimits } from "../middleware/rate-limits.ts";
import type { ServerEnv } from "../middleware/server-env.ts";
import { valid } from "../middleware/valid.ts";
import type { IdentityService } from "./identity.service.ts";

/** Where a visitor says who they are: the one door into a site that asks. */
export function identityRoutes({ identity }: { identity: IdentityService }, limits: RateLimits) {
  return new Hono<ServerEnv>().post(
    "/visitor-sessions/identify",
    describe({
      summary: "A contact's visitor session",
      description:
        "For a JWT that the site's own server signed with HS256: `kid` names one of the site's secrets, `sub` is the person's id, `aud` the site's key, `exp` at most a day away; `name`, `email` and `attributes` as it likes. What the anonymous session of the Authorization header has becomes the contact's, and that session ends; one of the same contact is replaced. The new token lives for 30 days from its last use.",
      tag: "Visitors",
      answer: { schema: identifiedVisitorSchema, status: 201 },
      problems: [
        "unknown_site",
        "origin_not_allowed",
        "malformed_json",
        "invalid_input",
        "body_too_big",
        "identity_invalid",
      ],
    }),
    limits.limit("newVisitor"),
    jsonBodySize,
    valid("json", identifyVisitorSchema),
    async (c) => {
      c.header("cache-control", "no-store");
      const bearer = bearerToken(c.req.header("authorization"));
      const { token } = c.req.valid("json");
      return c.json(await identity.identify(c.get("site"), token, bearer), 201);
    },
  );
}
