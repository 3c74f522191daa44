import { createMiddleware } from "hono/factory";
import { ProblemError } from "../problem/problem-error.ts";
import type { ServerEnv } from "./server-env.ts";

/** Asks for an idempotency key: 8 to 200 printable characters, made by chance (SPEC OB3). */
export const idempotencyKey = createMiddleware<ServerEnv>(async (c, next) => {
  const key = c.req.header("idempotency-key") ?? "";
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw new ProblemError("idempotency_key_missing");
  c.set("idempotencyKey", key);
  return next();
});
