import type { Browser, CDPSession, Page } from "playwright-core";
import type { Entry } from "./entries.ts";
import { type Network, type Wire, watchNetwork } from "./network.ts";
import { installProbe } from "./probe.ts";

/** `fast`: nothing held back; `cpu4`: a processor four times slower; `slow4g`: 150 ms, 1.6 Mbit/s down. */
export const lines = ["fast", "cpu4", "slow4g"] as const;
export type Line = (typeof lines)[number];

/** Times in ms, memory in bytes. */
export type Visit = {
  visibleAt: number;
  /** Processor time of scripts on the page's main thread until it was idle. */
  script: number;
  shift: number;
  wire: Wire;
  heap: number | undefined;
  open: { took: number; wire: Wire; heap: number | undefined } | undefined;
  second: { wire: Wire; visibleAt: number } | undefined;
};

const QUIET = 1_000;
const GIVE_UP = 45_000;

/** One visit with a browser that has never seen the page: comes, is idle, opens, looks at a second page. */
export async function visit(
  browser: Browser,
  { entry, url, line }: { entry: Entry; url: string; line: Line },
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: "zh-CN",
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const network = await watchNetwork(session);
    // Time of the thread, not of the clock: what else the machine does counts less.
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.addInitScript(installProbe, { button: entry.button, field: entry.field });
    await holdBack(session, line);

    await page.goto(url, { waitUntil: "commit" });
    await idle(page, network, "visibleAt");
    const { ScriptDuration: script = Number.NaN } = await metrics(session);
    const wire = network.take();
    const { visibleAt, shift } = await probed(page);
    const heap = line === "fast" ? await heapAfterCollection(session) : undefined;
    const open =
      entry.field.length > 0 ? await openPanel(page, session, network, entry, line) : undefined;
    let second: Visit["second"];
    if (line !== "cpu4") {
      await page.goto(`${url}?second`, { waitUntil: "commit" });
      await idle(page, network, "visibleAt");
      second = { wire: network.take(), visibleAt: (await probed(page)).visibleAt };
    }
    return { visibleAt, script: script * 1_000, shift, wire, heap, open, second };
  } finally {
    await context.close();
  }
}

async function holdBack(session: CDPSession, line: Line): Promise<void> {
  if (line === "cpu4") await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  if (line === "slow4g") {
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 150,
      downloadThroughput: 1.6e6 / 8,
      uploadThroughput: 750e3 / 8,
    });
  }
}

async function metrics(session: CDPSession): Promise<Record<string, number>> {
  const answer = await session.send("Performance.getMetrics");
  return Object.fromEntries(answer.metrics.map(({ name, value }) => [name, value]));
}

async function heapAfterCollection(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  return (await metrics(session))["JSHeapUsedSize"] ?? Number.NaN;
}

async function openPanel(
  page: Page,
  session: CDPSession,
  network: Network,
  entry: Entry,
  line: Line,
): Promise<NonNullable<Visit["open"]>> {
  const [x, y] = await page.evaluate(() => window.__probe?.place() ?? [0, 0]);
  if (entry.hover > 0) {
    await page.mouse.move(x, y);
    await page.waitForTimeout(entry.hover);
  }
  const began = (await page.evaluate(() => window.__probe?.awaitField())) ?? Number.NaN;
  await page.mouse.click(x, y);
  await idle(page, network, "focusedAt");
  const took = (await probed(page)).focusedAt - began;
  const heap = line === "fast" ? await heapAfterCollection(session) : undefined;
  return { took, wire: network.take(), heap };
}

async function probed(page: Page) {
  const read = await page.evaluate(() => ({ ...window.__probe }));
  const { visibleAt = Number.NaN, focusedAt = Number.NaN, shift = Number.NaN } = read;
  return { visibleAt, focusedAt, shift };
}

/** Until what is awaited has been seen and the network was quiet for a second. */
async function idle(
  page: Page,
  network: Network,
  awaited: "visibleAt" | "focusedAt",
): Promise<void> {
  const deadline = Date.now() + GIVE_UP;
  while (Date.now() < deadline) {
    await page.waitForTimeout(50);
    if (!network.isQuietFor(QUIET)) continue;
    if (Number.isFinite((await probed(page))[awaited])) return;
  }
  throw new Error(`${awaited} never came at ${page.url()}`);
}
