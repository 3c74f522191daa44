import { problemStatus, type ProblemCode } from "@helpbuoy/protocol";
import { expect, test } from "vitest";
import { ProblemError } from "./problem-error.ts";
import { acceptedLanguages, problemLanguage, problemResponse } from "./problem-response.ts";
import { problemTitles } from "./problem-titles.ts";

test("[ER2] every code has its status and a sentence in each language", async () => {
  for (const code of Object.keys(problemStatus) as ProblemCode[]) {
    for (const language of ["en", "zh-CN"] as const) {
      const response = problemResponse(new ProblemError(code), { language, requestId: "r" });
      expect(response.status).toBe(problemStatus[code]);
      const problem = (await response.json()) as { title: string };
      expect(problem.title).toBe(problemTitles[code][language]);
      expect(problem.title).toMatch(/[.。]$/);
    }
  }
});

test("[ER3] seconds to wait stand in the header and in the body", async () => {
  const error = new ProblemError("too_many_requests", { retryAfter: 2.3 });
  const response = problemResponse(error, { language: "en", requestId: "r" });
  expect(response.headers.get("retry-after")).toBe("3");
  expect(await response.json()).toMatchObject({ retryAfter: 3 });
});

test.for([
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"],
  ["zh-Hant-TW", "zh-CN"],
  ["en;q=0.5, zh;q=0.9", "zh-CN"],
  ["fr-FR, de", "en"],
  ["*", "en"],
  [undefined, "en"],
] as const)("Accept-Language %s reads %s", ([header, language]) => {
  expect(problemLanguage(header)).toBe(language);
});

test("a language that is not wanted at all is left out", () => {
  expect(acceptedLanguages("en;q=0, zh")).toEqual(["zh"]);
});
