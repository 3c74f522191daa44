import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDesk } from "../../test/desk.ts";
import { createTestServer, type TestServer } from "../../test/test-server.ts";
import { close, listen } from "../main.ts";
import type { Metrics } from "./metrics.ts";
import { createMetricsServer } from "./serve-metrics.ts";

let server: TestServer;
let metrics: Metrics;
beforeAll(async () => {
  server = await createTestServer({ flags: { metrics: "9464" } });
  metrics = server.app.metrics as Metrics;
});
afterAll(() => server.stop());

/** The value of a series, as it stands in the text. */
async function value(series: string): Promise<number> {
  const line = (await metrics.text()).split("\n").find((one) => one.startsWith(`${series} `));
  return Number(line?.split(" ").at(-1));
}

describe("[F4.54] [P45] what is counted", () => {
  test("requests by method, route and status, with no path, id or word of anyone", async () => {
    const visitor = await server.visitor();
    const [event] = await visitor.say("canary-4711");
    await visitor.conversation(event?.conversationId ?? "");
    await server.app.request("/v1/sites/demo/nothing/canary-4712");
    await server.app.request("/v1/sites/demo/manifest", { method: "CANARY" });
    const labels = 'method="GET",route="/v1/sites/:site/conversations/:id",status="200"';
    expect(await value(`helpbuoy_http_request_duration_seconds_count{${labels}}`)).toBe(1);
    const text = await metrics.text();
    expect(text).toContain('method="other"');
    for (const word of ["canary", "CANARY", visitor.token, event?.conversationId ?? "?"]) {
      expect(text).not.toContain(word);
    }
  });

  test("open streams, and where each site's log ends", async () => {
    const stream = await server.app.request("/v1/sites/demo/events");
    expect(await value("helpbuoy_open_streams")).toBe(1);
    await stream.body?.cancel();
    expect(await value("helpbuoy_open_streams")).toBe(0);
    const before = await value('helpbuoy_event_log_end{site="demo"}');
    await (await server.visitor()).say("again");
    expect(await value('helpbuoy_event_log_end{site="demo"}')).toBeGreaterThan(before);
  });

  test("who waits for a person, and how long the first has", async () => {
    const desk = createTestDesk(server);
    await desk.waiting(await server.visitor());
    server.clock.advance(90_000);
    await desk.waiting(await server.visitor());
    expect(await value('helpbuoy_queue_length{site="demo"}')).toBe(2);
    expect(await value('helpbuoy_queue_longest_wait_seconds{site="demo"}')).toBe(90);
  });

  test("letters and deliveries that wait, and the process itself", async () => {
    for (const kind of ["mail", "webhook"]) {
      for (const state of ["waiting", "given_up"]) {
        expect(await value(`helpbuoy_outgoing{kind="${kind}",state="${state}"}`)).toBe(0);
      }
    }
    expect(await value("process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
  });
});

describe("where it is read", () => {
  test("on a port of its own, /metrics alone; the visitors' port has nothing of it", async () => {
    const http = createMetricsServer(metrics);
    const port = await listen(http, { host: "127.0.0.1", port: 0 });
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(answer.headers.get("content-type")).toContain("text/plain; version=0.0.4");
    expect(await answer.text()).toContain("# TYPE helpbuoy_open_streams gauge");
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    const post = await fetch(`http://127.0.0.1:${port}/metrics`, { method: "POST" });
    expect(post.status).toBe(404);
    expect((await server.app.request("/metrics")).status).toBe(404);
    await close(http);
  });

  test("nowhere, unless it is asked for", async () => {
    const quiet = await createTestServer({ isEmpty: true });
    expect(quiet.app.metrics).toBeUndefined();
    await quiet.stop();
  });
});
