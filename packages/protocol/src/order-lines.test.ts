import { expect, it } from "vitest";
import { readOrderLines, writeOrderLines } from "./order-lines.ts";

it("lines come back as they were chosen, whatever their ids hold", () => {
  const chosen = [
    { lineId: "a,b*c%", quantity: 2 },
    { lineId: "杯子", quantity: 1 },
  ];
  expect(readOrderLines(writeOrderLines(chosen))).toEqual(chosen);
});

it.each(["", "a", "a*0", "a*1,", "a*1,a*2", "%E4%*1", "a*12345"])("%j names no lines", (value) => {
  expect(readOrderLines(value)).toBeUndefined();
});
