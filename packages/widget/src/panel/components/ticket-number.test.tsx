// @vitest-environment happy-dom
import { render } from "preact";
import { expect, test } from "vitest";
import { spokenNumber, TicketNumber } from "./ticket-number.tsx";

test("a ticket number is spoken digit by digit", () => {
  expect(spokenNumber("482-719-3657")).toBe("4 8 2, 7 1 9, 3 6 5 7");
});

test("the eye gets the groups, the ear the digits", () => {
  const root = document.createElement("div");
  render(<TicketNumber number="482-719-3657" />, root);
  expect(root.querySelector("[aria-hidden]")?.textContent).toBe("482-719-3657");
  expect(root.querySelector(".hb-aside")?.textContent).toBe("4 8 2, 7 1 9, 3 6 5 7");
});
