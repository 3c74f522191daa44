import { expect, test } from "vitest";
import { readAudit } from "./read-audit.ts";

test("[F4.63] what is clean, what has holes, and what nobody answered are three things", () => {
  const metadata = { dependencies: { prod: 120 } };
  expect(readAudit(JSON.stringify({ vulnerabilities: {}, metadata }))).toEqual({
    kind: "clean",
    lines: ["No hole of 120 packages that are shipped is known."],
  });
  const vulnerabilities = {
    hono: { severity: "high", via: [{ title: "CORS reflects any origin" }, "cookie"] },
  };
  expect(readAudit(JSON.stringify({ vulnerabilities, metadata }))).toEqual({
    kind: "holes",
    lines: ["high: hono: CORS reflects any origin; through cookie"],
  });
});

test.for([
  JSON.stringify({ message: "405 Method Not Allowed - POST https://registry…", statusCode: 405 }),
  "npm error network request failed",
  "",
  "null",
])("%j is no answer, and no failure", (printed) => {
  expect(readAudit(printed).kind).toBe("unanswered");
});
