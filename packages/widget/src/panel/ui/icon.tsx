import type { VNode } from "preact";

/** Strokes on a grid of 24; those only some screens show stand in files of their own. */
export const icons = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  next: "M9 5l7 7-7 7",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.5 4.5",
  settings:
    "M4 8h7M16 8h4M4 16h4M13 16h7M13.5 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM10.5 13.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  talk: "M20.5 11.5a8.5 7.5 0 0 1-12 6.8L4 20l1.2-4.2a8.5 7.5 0 1 1 15.3-4.3zM8.5 11.5h.01M12 11.5h.01M15.5 11.5h.01",
  ticket: "M5 4h14v16l-3.5-2-3.5 2-3.5-2L5 20zM9 9h6M9 13h4",
  inbox: "M4 13l2.5-8h11L20 13v6H4zM4 13h4.5l1.5 2.5h4L15.5 13H20",
  offline:
    "M4 4l16 16M5 12.5a10 10 0 0 1 4-2.5M14 9.5a10 10 0 0 1 5 3M9 16a4.5 4.5 0 0 1 6 0M12 19.5h.01",
  notice: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8v5M12 16.5h.01",
} as const;

export function Icon({ strokes, turns }: { strokes: string; turns?: boolean }): VNode {
  return (
    <svg class={turns ? "hb-icon hb-turns" : "hb-icon"} viewBox="0 0 24 24" aria-hidden="true">
      <path d={strokes} />
    </svg>
  );
}
