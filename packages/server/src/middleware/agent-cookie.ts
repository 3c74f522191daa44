import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { ProblemError } from "../problem/problem-error.ts";
import type { ServerEnv } from "./server-env.ts";

/*
 * The agent session's cookie, as OWASP's session sheet asks: of this host alone, out of reach of
 * scripts, sent to this site alone. Plain HTTP is for loopback only, where browsers keep no `Secure`
 * cookie; anywhere else a sign-in over it does not last.
 */
const ON_LOOPBACK = "helpbuoy-agent";
const ELSEWHERE = "__Host-helpbuoy-agent";

const options = (c: Context) =>
  ({ path: "/", httpOnly: true, sameSite: "Strict", secure: !isLoopback(c) }) as const;

export function readAgentCookie(c: Context): string | undefined {
  return getCookie(c, isLoopback(c) ? ON_LOOPBACK : ELSEWHERE);
}

/** @param seconds until it ends */
export function setAgentCookie(c: Context, token: string, seconds: number): void {
  const name = isLoopback(c) ? ON_LOOPBACK : ELSEWHERE;
  setCookie(c, name, token, { ...options(c), maxAge: seconds });
}

export function clearAgentCookie(c: Context): void {
  deleteCookie(c, isLoopback(c) ? ON_LOOPBACK : ELSEWHERE, options(c));
}

/**
 * Refuses what another site's page makes an agent's browser send (SPEC AG2). `Sec-Fetch-Site` is set
 * by the browser and by no page; where it is missing, as in old browsers and on plain HTTP, `Origin`
 * stands with whatever changes something. What has neither comes from no browser that is safe to trust.
 * @throws ProblemError `cross_site_request`
 */
export function refuseCrossSite(c: Context<ServerEnv>): void {
  if (c.req.method === "GET" || c.req.method === "HEAD") return;
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  const isOwn =
    site === undefined
      ? origin !== undefined &&
        URL.canParse(origin) &&
        new URL(origin).host === c.req.header("host")
      : site === "same-origin";
  if (!isOwn) throw new ProblemError("cross_site_request");
}

function isLoopback(c: Context): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(
    c.req.header("host") ?? "localhost",
  );
}
