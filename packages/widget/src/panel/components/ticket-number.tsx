import type { VNode } from "preact";

/** "482-719-3657" as a screen reader should say it: digit by digit, with a rest between groups. */
export function spokenNumber(number: string): string {
  return number
    .split("-")
    .map((group) => [...group].join(" "))
    .join(", ");
}

export function TicketNumber({ number }: { number: string }): VNode {
  return (
    <>
      <span class="hb-number" aria-hidden="true">
        {number}
      </span>
      <span class="hb-aside">{spokenNumber(number)}</span>
    </>
  );
}
