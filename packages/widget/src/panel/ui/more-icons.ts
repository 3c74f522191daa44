import { kindIcons } from "./kind-icons.ts";

/** Strokes that no screen of the first load shows. */
export const moreIcons = {
  page: kindIcons.article,
  check: "M5 12.5l4.5 4.5L19 7.5",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5",
  up: "M7 11v9H4v-9zM7 11l4-7.5c1.5 0 2.5 1 2.2 2.6L12.8 9H19c1 0 1.7 1 1.5 2l-1.5 7.4c-.2 1-1 1.6-1.9 1.6H7",
  down: "M7 13V4H4v9zM7 13l4 7.5c1.5 0 2.5-1 2.2-2.6L12.8 15H19c1 0 1.7-1 1.5-2L19 5.6C18.8 4.6 18 4 17.1 4H7",
  send: "M12 19V5M5.5 11.5L12 5l6.5 6.5",
  attach:
    "M19.5 11.5l-7.7 7.7a4.7 4.7 0 0 1-6.7-6.7l8-8a3.1 3.1 0 0 1 4.5 4.5l-8 8a1.6 1.6 0 0 1-2.2-2.2l7.3-7.3",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2",
  play: "M8 5.5l10 6.5-10 6.5z",
  stop: "M7 7h10v10H7z",
  microphone:
    "M12 3.5a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  route: kindIcons.guide,
  form: kindIcons.task,
  again: "M19 12a7 7 0 1 1-2.200-5.100M19.500 4v4.500H15",
  buoy: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM6 6l3.5 3.5M14.5 14.5L18 18M18 6l-3.5 3.5M9.5 14.5L6 18",
} as const;
