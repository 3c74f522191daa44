import { expect, test } from "vitest";
import { createLogger, type LogEntry } from "./logger.ts";

test("keeps the latest fifty, oldest first, and is silent unless told where to write", () => {
  const written: LogEntry[] = [];
  const silent = createLogger(() => 1);
  const loud = createLogger(
    () => 1,
    (entry) => written.push(entry),
  );
  for (let n = 0; n < 60; n++) {
    silent.note(`code_${n}`);
    loud.note(`code_${n}`, n);
  }
  expect(silent.entries()).toHaveLength(50);
  expect(silent.entries()[0]?.code).toBe("code_10");
  expect(written).toHaveLength(60);
  expect(written[59]).toEqual({ at: 1, code: "code_59", detail: 59 });
});
