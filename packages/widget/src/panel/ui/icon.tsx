import type { VNode } from "preact";

/** Strokes on a grid of 24; those only some screens show stand in files of their own. */
export const icons = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  next: "M9 5l7 7-7 7",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.5 4.5",
  settings:
    "M4 7.5h8.5M17.5 7.5H20M4 16.5h2.5M11.5 16.5H20M15 5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM9 14a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  talk: "M12 4c4.7 0 8.5 3.1 8.5 7.2s-3.8 7.3-8.5 7.3c-1 0-2-.1-2.9-.4L4.5 20l1.2-3.6A6.7 6.7 0 0 1 3.5 11.2C3.5 7.1 7.3 4 12 4zM8.5 11.3h.01M12 11.3h.01M15.5 11.3h.01",
  ticket: "M5 4h14v16l-3.5-2-3.5 2-3.5-2L5 20zM9 9h6M9 13h4",
  inbox: "M4 13l2.5-8h11L20 13v6H4zM4 13h4.5l1.5 2.5h4L15.5 13H20",
  offline:
    "M3 3l18 18M8.5 15.5a5 5 0 0 1 6 -.5M5 12a10 10 0 0 1 4-2.4M13.5 9.2A10 10 0 0 1 19 12M2 8.5A14 14 0 0 1 5.5 6M10 4.7a14 14 0 0 1 12 3.8M12 19.5h.01",
  notice: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8v5M12 16.3h.01",
} as const;

export function Icon({ strokes, turns }: { strokes: string; turns?: boolean }): VNode {
  return (
    <svg class={turns ? "hb-icon hb-turns" : "hb-icon"} viewBox="0 0 24 24" aria-hidden="true">
      <path d={strokes} />
    </svg>
  );
}
