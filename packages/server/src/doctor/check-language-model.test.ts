import { afterAll, beforeAll, expect, test } from "vitest";
import {
  openModelEndpoint,
  type ModelEndpoint,
  type ModelReply,
} from "../../test/model-endpoint.ts";
import { createTestClock } from "../../test/test-clock.ts";
import { readSettings } from "../settings.ts";
import { checkLanguageModel } from "./check-language-model.ts";

const KEY = "sk-canary-0123456789";
let model: ModelEndpoint;
beforeAll(async () => {
  model = await openModelEndpoint();
});
afterAll(() => model.stop());

const settings = (env: Record<string, string>) =>
  readSettings({ flags: {}, env, readFile: () => "{}" });
const named = (url = model.url) =>
  settings({ HELPBUOY_LLM_URL: url, HELPBUOY_LLM_MODEL: "small", HELPBUOY_LLM_KEY: KEY });

async function look(reply: ModelReply): Promise<string> {
  model.reply = reply;
  const findings = await checkLanguageModel(named(), createTestClock());
  expect(JSON.stringify(findings)).not.toContain(KEY);
  return findings.map(({ level, says, way }) => `${level}: ${says} ${way ?? ""}`).join(" ");
}

test("[LM1] none is nothing to mend, and nobody is asked", async () => {
  const [finding] = await checkLanguageModel(settings({}), createTestClock());
  expect(finding).toMatchObject({ level: "ok", check: "model" });
  expect(model.asked).toEqual([]);
});

test("[LM2] one is asked a question, and its answer checked as a visitor's would be", async () => {
  expect(await look({ text: "Refunds arrive within 7 working days [1]." })).toMatch(/^ok: .*holds/);
  expect(await look({ text: "Refunds arrive within 3 days." })).toMatch(
    /^warning: .*\(uncited\).*Take a model/,
  );
});

test.for<[ModelReply, RegExp]>([
  [{ status: 401, raw: KEY }, /^failure: .*refused, 401.*LLM_KEY/],
  [{ status: 429 }, /^failure: .*rate_limited, 429.*credit/],
  [{ status: 500 }, /^failure: .*failed, 500.*runs it/],
  [{ raw: "x", type: "text/html" }, /^failure: .*garbage/],
  ["drop", /^failure: .*unreachable.*firewall/],
])("[LM6] one that fails: %j", async ([reply, says]) => {
  expect(await look(reply)).toMatch(says);
});

test("a key that travels readable is a warning; on this machine it does not travel", async () => {
  const clock = createTestClock();
  const asked = checkLanguageModel(named("http://model.invalid:9/v1"), clock);
  clock.advance(20_000);
  const [plain] = await asked;
  expect(plain).toMatchObject({ level: "warning" });
  expect(plain?.says).toContain("and the key go to model.invalid");
  expect(await look({ text: "Refunds arrive within 7 working days [1]." })).not.toContain(
    "readable",
  );
});
