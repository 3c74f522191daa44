import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
  type PrometheusContentType,
} from "@prometheus-io/client";
import type { ModelUse } from "../conversations/pending-answers.service.ts";
import type { Deps } from "../deps.ts";
import { countDeliveries, countLetters, countWaiting, listLogEnds } from "./queues.repository.ts";

export type Metrics = {
  /** @param request its route as it was written, never its path: paths hold ids */
  countRequest(request: {
    method: string;
    route: string;
    status: number;
    milliseconds: number;
  }): void;
  /** What came of asking the language model, or why it was not asked. */
  countModelUse(use: ModelUse): void;
  /** Everything, as Prometheus reads it. */
  text(): Promise<string>;
  readonly contentType: string;
};

// Anyone may send any method; each would be a time series of its own.
const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * What the server counts about itself. Labels are routes, statuses and sites: never a person, an id
 * or a word of anyone (promise P45).
 */
export function createMetrics(
  { database, clock }: Pick<Deps, "database" | "clock">,
  streams: { count(): number },
): Metrics {
  const registry = new Registry<PrometheusContentType>();
  collectDefaultMetrics({ register: registry });

  const requests = new Histogram({
    name: "helpbuoy_http_request_duration_seconds",
    help: "Requests by route, and how long they took until the answer began.",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  const modelAnswers = new Counter({
    name: "helpbuoy_model_answers_total",
    help: "Answers of the language model, and why an article's words were given instead.",
    labelNames: ["site", "outcome"],
    registers: [registry],
  });
  const modelTokens = new Counter({
    name: "helpbuoy_model_tokens_total",
    help: "Tokens the language model has used.",
    labelNames: ["site"],
    registers: [registry],
  });
  const modelSeconds = new Histogram({
    name: "helpbuoy_model_duration_seconds",
    help: "From asking the language model until its answer was given, or another instead.",
    buckets: [0.5, 1, 2, 5, 10, 20, 60],
    registers: [registry],
  });
  /** Something whose value is looked up whenever the counters are read. */
  const gauge = <Label extends string>(
    what: { name: string; help: string; labelNames: readonly Label[] },
    measure: (gauge: Gauge<Label>) => Promise<void> | void,
  ) =>
    registry.registerMetric(
      new Gauge({
        ...what,
        registers: [],
        async collect() {
          this.reset();
          await measure(this);
        },
      }),
    );
  gauge(
    {
      name: "helpbuoy_outgoing",
      help: "Letters and webhook deliveries that wait to go out, or were given up.",
      labelNames: ["kind", "state"],
    },
    async (outgoing) => {
      const mail = await countLetters(database);
      const webhook = await countDeliveries(database);
      for (const [kind, { waiting, givenUp }] of Object.entries({ mail, webhook })) {
        outgoing.set({ kind, state: "waiting" }, waiting);
        outgoing.set({ kind, state: "given_up" }, givenUp);
      }
    },
  );
  gauge(
    { name: "helpbuoy_open_streams", help: "Event streams that are open.", labelNames: [] },
    (open) => open.set(streams.count()),
  );
  const ofSite = ["site"] as const;
  gauge(
    {
      name: "helpbuoy_event_log_end",
      help: "The cursor of each site's last event.",
      labelNames: ofSite,
    },
    async (ends) => {
      for (const { siteKey, cursor } of await listLogEnds(database)) {
        ends.set({ site: siteKey }, cursor);
      }
    },
  );
  gauge(
    {
      name: "helpbuoy_queue_length",
      help: "Conversations that wait for a person.",
      labelNames: ofSite,
    },
    async (lengths) => {
      for (const { siteKey, count } of await countWaiting(database)) {
        lengths.set({ site: siteKey }, Number(count));
      }
    },
  );
  gauge(
    {
      name: "helpbuoy_queue_longest_wait_seconds",
      help: "How long the first in a queue has waited.",
      labelNames: ofSite,
    },
    async (waits) => {
      for (const { siteKey, oldest } of await countWaiting(database)) {
        const waited = oldest === null ? 0 : (clock.now() - Date.parse(oldest)) / 1000;
        waits.set({ site: siteKey }, Math.max(0, waited));
      }
    },
  );

  return {
    countRequest({ method, route, status, milliseconds }) {
      requests.observe(
        { method: methods.has(method) ? method : "other", route, status },
        milliseconds / 1000,
      );
    },
    countModelUse({ siteKey: site, outcome, tokens, milliseconds }) {
      modelAnswers.inc({ site, outcome });
      if (tokens > 0) modelTokens.inc({ site }, tokens);
      if (milliseconds !== undefined) modelSeconds.observe(milliseconds / 1000);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
