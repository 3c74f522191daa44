import { expect, test } from "vitest";
import { splitPasted } from "./ticket-paste.ts";

const both = { number: "482-719-3657", code: "7K2QD-M8XPA-0VTCE-H4RWN" };

test("number and code are found in a line of a mail, however they are spaced", () => {
  expect(splitPasted("Ticket 482-719-3657, code 7K2QD-M8XPA-0VTCE-H4RWN.")).toEqual(both);
  expect(splitPasted("工单编号：４８２７１９３６５７ 查询码 7k2qd m8xpa 0vtce h4rwn")).toEqual(
    both,
  );
});

test("a number alone is pasted as any text", () => {
  expect(splitPasted("482-719-3657")).toBeUndefined();
});
