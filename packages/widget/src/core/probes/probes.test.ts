import { BackendError } from "@helpbuoy/client";
import type { ProbeName } from "@helpbuoy/protocol";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readBrowser } from "./browser-probe.ts";
import type { ProbeEnvironment } from "./probe.ts";
import { PROBE_TIMEOUT, runProbe } from "./run-probe.ts";

afterEach(() => void vi.useRealTimers());

/** A device where nothing is wrong, but for what is given. */
function device(
  rest: { navigator?: object; behind?: number | undefined } & Partial<
    Omit<ProbeEnvironment, "view" | "clock">
  > = {},
): ProbeEnvironment {
  const { navigator: given, behind = 0, ...others } = rest;
  let ticks = 0;
  const navigator = {
    onLine: true,
    userAgent: "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36",
    storage: { estimate: () => Promise.resolve({ quota: 3.2e9, usage: 1e8 }) },
    permissions: { query: () => Promise.resolve({ state: "granted" }) },
  };
  // Not spread: what is given may throw where it is read.
  Object.defineProperties(navigator, Object.getOwnPropertyDescriptors(given ?? {}));
  return {
    view: { navigator } as unknown as Window,
    // Each look at the clock is 30 ms after the one before.
    ticks: () => (ticks += 30),
    clock: { behind: () => ("behind" in rest ? rest.behind : behind) },
    reach: () => Promise.resolve(),
    pageError: () => undefined,
    ...others,
  };
}
const offline = () => Promise.reject(new BackendError("offline"));
const slowly = () => {
  let ticks = 0;
  return () => (ticks += 1_500);
};

describe("[F6.01] [GD3] probes", () => {
  test.each<[ProbeName, string, ProbeEnvironment, string, string]>([
    ["online", "a network that answers", device(), "passed", ""],
    ["online", "none", device({ navigator: { onLine: false } }), "failed", ""],
    ["online", "one that leads nowhere", device({ reach: offline }), "failed", ""],
    ["connection", "a quick line", device(), "passed", "30 ms"],
    [
      "connection",
      "a line by its kind",
      device({ navigator: { connection: { effectiveType: "4g" } } }),
      "passed",
      "4G · 30 ms",
    ],
    [
      "connection",
      "Wi-Fi",
      device({ navigator: { connection: { type: "wifi", effectiveType: "4g" } } }),
      "passed",
      "Wi-Fi · 30 ms",
    ],
    [
      "connection",
      "a slow kind",
      device({ navigator: { connection: { effectiveType: "slow-2g" } } }),
      "failed",
      "SLOW-2G · 30 ms",
    ],
    ["connection", "a long way", device({ ticks: slowly() }), "failed", "1500 ms"],
    ["connection", "none", device({ reach: offline }), "failed", ""],
    [
      "connection",
      "a server in trouble",
      device({ reach: () => Promise.reject(new BackendError("server")) }),
      "unknown",
      "",
    ],
    ["backend", "one that answers", device(), "passed", "30 ms"],
    ["backend", "one that does not", device({ reach: offline }), "failed", ""],
    ["storage", "room", device(), "passed", "3.1 GB"],
    [
      "storage",
      "little room",
      device({
        navigator: { storage: { estimate: () => Promise.resolve({ quota: 4.2e7, usage: 2e6 }) } },
      }),
      "failed",
      "40 MB",
    ],
    [
      "storage",
      "a browser that does not tell",
      device({ navigator: { storage: { estimate: () => Promise.resolve({}) } } }),
      "unknown",
      "",
    ],
    ["camera", "allowed", device(), "passed", "granted"],
    [
      "microphone",
      "not asked yet",
      device({ navigator: { permissions: { query: () => Promise.resolve({ state: "prompt" }) } } }),
      "passed",
      "prompt",
    ],
    [
      "microphone",
      "blocked",
      device({ navigator: { permissions: { query: () => Promise.resolve({ state: "denied" }) } } }),
      "failed",
      "denied",
    ],
    [
      "camera",
      "a browser that knows no such permission",
      device({ navigator: { permissions: { query: () => Promise.reject(new TypeError()) } } }),
      "unknown",
      "",
    ],
    [
      "camera",
      "a browser without permissions",
      device({ navigator: { permissions: undefined } }),
      "unknown",
      "",
    ],
    ["browser", "a new one", device(), "passed", "Chrome 131"],
    ["browser", "none we know", device({ navigator: { userAgent: "curl/8" } }), "unknown", ""],
    ["clock", "right", device({ behind: 1_500 }), "passed", ""],
    ["clock", "three hours slow", device({ behind: 3 * 3_600_000 }), "failed", "−3 h"],
    ["clock", "two days fast", device({ behind: -48 * 3_600_000 }), "failed", "+2 d"],
    ["clock", "a server that tells no time", device({ behind: undefined }), "unknown", ""],
    ["page-errors", "none", device(), "passed", ""],
    [
      "page-errors",
      "one the host reported",
      device({ pageError: () => "Payment failed: E42" }),
      "failed",
      "Payment failed: E42",
    ],
  ])("%s: %s", async (name, _, environment, result, fact) => {
    expect(await runProbe(name, environment)).toEqual({ result, fact });
  });

  test("ask for no permission: the browser is queried and nothing else is called", async () => {
    const asked: unknown[] = [];
    const query = (descriptor: { name: string }) => {
      asked.push(descriptor.name);
      return Promise.resolve({ state: "prompt" });
    };
    const navigator = {
      permissions: { query },
      get mediaDevices(): never {
        throw new Error("nobody may look here");
      },
    };
    await runProbe("camera", device({ navigator }));
    await runProbe("microphone", device({ navigator }));
    expect(asked).toEqual(["camera", "microphone"]);
  });

  test("one that never ends could not tell, and stops asking", async () => {
    vi.useFakeTimers();
    let signal: AbortSignal | undefined;
    const reach = (given: AbortSignal) => {
      signal = given;
      return new Promise<void>(() => {});
    };
    const reading = runProbe("backend", device({ reach }));
    await vi.advanceTimersByTimeAsync(PROBE_TIMEOUT);
    expect(await reading).toEqual({ result: "unknown", fact: "" });
    expect(signal?.aborted).toBe(true);
  });

  test("a page that throws where it is looked at could not be told from", async () => {
    const navigator = {
      get onLine(): never {
        throw new Error("polluted");
      },
    };
    expect((await runProbe("online", device({ navigator }))).result).toBe("unknown");
  });

  test("a page's long error is cut, so that it fits a command", async () => {
    const { fact } = await runProbe("page-errors", device({ pageError: () => "x".repeat(1_000) }));
    expect(fact).toHaveLength(200);
  });
});

const WEBKIT = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const ANDROID = "Mozilla/5.0 (Linux; Android 13; K) AppleWebKit/537.36 (KHTML, like Gecko)";
const phone = (system: string) =>
  `Mozilla/5.0 (iPhone; CPU iPhone OS ${system} like Mac OS X) ${WEBKIT}`;

test.each([
  [`${ANDROID} Chrome/89.0.0.0 Mobile Safari/537.36`, "Chrome", 89, true],
  [`${ANDROID} Chrome/90.0.0.0 Mobile Safari/537.36`, "Chrome", 90, false],
  [
    `${ANDROID} Version/4.0 Chrome/86.0.4240.99 Mobile Safari/537.36 MicroMessenger/8.0`,
    "Chrome",
    86,
    true,
  ],
  [
    `${ANDROID} SamsungBrowser/14.0 Chrome/87.0.0.0 Mobile Safari/537.36`,
    "Samsung Internet",
    14,
    true,
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
    "Edge",
    131,
    false,
  ],
  [
    "Mozilla/5.0 (X11; Linux) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
    "Chrome",
    140,
    false,
  ],
  ["Mozilla/5.0 (Windows NT 10.0; rv:99.0) Gecko/20100101 Firefox/99.0", "Firefox", 99, true],
  ["Mozilla/5.0 (Windows NT 10.0; rv:100.0) Gecko/20100101 Firefox/100.0", "Firefox", 100, false],
  [
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/14.1 Safari/605.1.15`,
    "Safari",
    14,
    true,
  ],
  [`${phone("17_4")} Version/17.4 Mobile/15E148 Safari/604.1`, "Safari", 17, false],
  [`${phone("14_8")} CriOS/120.0.0.0 Mobile/15E148 Safari/604.1`, "Chrome", 120, true],
  [`${phone("16_0")} Mobile/15E148`, "iOS", 16, false],
])("[F6.01] %s", (userAgent, name, version, isOld) => {
  expect(readBrowser(userAgent)).toEqual({ name, version, isOld });
});
