import type { ResultKind } from "../../core/widget.ts";
import { icons } from "./icon.tsx";

/** The strokes that tell a kind at a glance. */
export const kindIcons: Readonly<Record<ResultKind, string>> = {
  article: "M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h4",
  guide:
    "M6 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM18 16a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM6 8v6.5A3.5 3.5 0 0 0 9.5 18H16",
  task: "M6 4h12v16H6zM9 8.5h6M9 12h6M9 15.5l1.5 1.5 3-3",
  ticket: icons.ticket,
};
