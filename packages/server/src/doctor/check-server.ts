import { findingsOf, type Finding } from "./finding.ts";

const server = findingsOf("server");
const origin = findingsOf("origin");
const clock = findingsOf("clock");

/** What the checks ask the world by. */
export type World = { fetch: typeof fetch; now: () => number };

/** Milliseconds for one answer. */
export const PATIENCE = 10_000;

/** An answer, with its body read and forgotten; undefined where none came. */
export async function ask(
  { fetch }: World,
  url: string,
  request: RequestInit = {},
): Promise<Response | undefined> {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(url, { redirect: "manual", signal, ...request });
    await response.body?.cancel();
    return response;
  } catch {
    return undefined;
  }
}

/** Whether a server of ours answers at an address, and what time it thinks it is. */
export async function checkServer(world: World, base: string): Promise<Finding[]> {
  const ready = await ask(world, `${base}/readyz`);
  if (!ready) {
    const way = "Start it (helpbuoy serve), or look at PORT, HOST and what stands in front of it.";
    return [server.failure(`Nothing answers at ${base}.`, way)];
  }
  if (ready.status !== 200) {
    const way = "A proxy must hand every path on, unchanged; 503 means that the server stops.";
    return [server.failure(`${base}/readyz answers ${ready.status}, not 200.`, way)];
  }
  const script = await ask(world, `${base}/helpbuoy.js`);
  const isReadable = script?.headers.get("access-control-allow-origin") === "*";
  return [
    server.ok(`${base} is ready.`),
    script?.status === 200 && isReadable
      ? server.ok("It serves the widget to every page.")
      : server.failure(
          `${base}/helpbuoy.js answers ${script?.status ?? "nothing"}, or not to every page.`,
          "Run `npm run build`, or name the built widget's folder in HELPBUOY_WIDGET; a proxy must not take its headers away.",
        ),
    clockFinding(base, ready.headers.get("date"), world.now()),
  ];
}

/**
 * Sign-ins by code allow 30 seconds, identity tokens 60.
 * @param date an HTTP date @param now milliseconds on this machine
 */
export function clockFinding(base: string, date: string | null, now: number): Finding {
  const told = Date.parse(date ?? "");
  if (Number.isNaN(told)) {
    return clock.warning(`${base} does not say what time it is.`, "Let the Date header through.");
  }
  const seconds = Math.round(Math.abs(told - now) / 1000);
  const way = "Switch on time synchronisation (timedatectl set-ntp true) on both machines.";
  const says = `The clock at ${base} is ${seconds} s away from this one`;
  if (seconds > 60) return clock.failure(`${says}: identity tokens are refused.`, way);
  if (seconds > 5) return clock.warning(`${says}.`, way);
  return clock.ok(`The clock at ${base} agrees with this one.`);
}

/** Asks as a page of each origin of a site would: first the preflight, then the request itself. */
export async function checkOrigins(
  world: World,
  base: string,
  site: { key: string; origins: readonly string[] },
): Promise<Finding[]> {
  const api = `${base}/v1/sites/${site.key}`;
  if (site.origins.length === 0) {
    const way = `helpbuoy site set-origins ${site.key} https://your.site`;
    return [origin.failure(`No page may use the site "${site.key}" yet.`, way)];
  }
  const findings: Finding[] = [];
  for (const allowed of site.origins) {
    // "loopback" stands for every port of this machine.
    const page = allowed === "loopback" ? "http://localhost:3000" : allowed;
    const wrong = await refusal(world, api, page);
    findings.push(
      wrong
        ? origin.failure(
            `A page of ${page} cannot use "${site.key}" at ${base}: ${wrong}.`,
            "A proxy must hand OPTIONS on, and neither add nor change Access-Control headers.",
          )
        : origin.ok(`A page of ${page} may use "${site.key}" at ${base}.`),
    );
  }
  const stranger = await ask(world, `${api}/manifest`, {
    headers: { origin: "https://stranger.invalid" },
  });
  findings.push(
    stranger?.status === 403
      ? origin.ok(`A page of anyone else is refused at ${base}.`)
      : origin.failure(
          `A page of anyone else is answered ${stranger?.status ?? "nothing"} at ${base}, not 403.`,
          "A proxy must hand the Origin header on, and answer nothing out of a cache of its own.",
        ),
  );
  return findings;
}

/** What a browser would stumble over; undefined: nothing. */
async function refusal(world: World, api: string, page: string): Promise<string | undefined> {
  const preflight = await ask(world, `${api}/commands`, {
    method: "OPTIONS",
    headers: {
      origin: page,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type,idempotency-key",
    },
  });
  if (!preflight?.ok) return `the preflight is answered ${preflight?.status ?? "nothing"}`;
  const allowedHeaders = (
    preflight.headers.get("access-control-allow-headers") ?? ""
  ).toLowerCase();
  for (const name of ["authorization", "content-type", "idempotency-key"]) {
    if (!allowedHeaders.includes(name)) return `the preflight does not allow ${name}`;
  }
  const answer = await ask(world, `${api}/visitor-sessions`, {
    method: "OPTIONS",
    headers: { origin: page, "access-control-request-method": "POST" },
  });
  const read = await ask(world, `${api}/manifest`, { headers: { origin: page } });
  for (const one of [preflight, answer, read]) {
    const allowed = one?.headers.get("access-control-allow-origin");
    if (allowed !== page) return `Access-Control-Allow-Origin is "${allowed ?? ""}", not the page`;
  }
  if (!read?.headers.get("vary")?.toLowerCase().includes("origin")) {
    return "Vary: Origin is missing, so a cache may mix pages up";
  }
  return undefined;
}
