const strokes: Readonly<Record<string, string>> = {
  user: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.6-3.7 3.6-5.5 7.5-5.5s6.9 1.8 7.5 5.5",
  id: "M3 5.5h18v13H3zM8.5 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5.5 15.7c.5-1.5 1.6-2 3-2s2.5.5 3 2M14.5 9.5h3.5M14.5 13.5h3.5",
  shield:
    "M12 3l7.5 2.7v5.8c0 4.6-3.2 7.7-7.5 9.5-4.3-1.8-7.5-4.9-7.5-9.5V5.7zM8.7 12l2.4 2.4 4.3-4.6",
  live: "M12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 16a5.7 5.7 0 0 1 0-8M16 8a5.7 5.7 0 0 1 0 8M5 19a9.9 9.9 0 0 1 0-14M19 5a9.9 9.9 0 0 1 0 14",
  card: "M3 6h18v12.5H3zM3 10.5h18M6.5 15h4",
  box: "M12 3l8 4.3v9.4L12 21l-8-4.3V7.3zM4 7.3l8 4.4 8-4.4M12 11.7V21M8 5.2l8 4.3",
  return: "M8 5L4 9l4 4M4 9h10a6 5.5 0 0 1 0 11H8",
  shop: "M4 10v10.5h16V10M3 8.5L5 3.5h14l2 5a3 3 0 0 1-6 .5 3 3 0 0 1-6 0 3 3 0 0 1-6-.5zM9.5 20.5v-6h5v6",
  megaphone: "M4 10v5h3.5l9.5 4.5v-14L7.5 10zM8 15l1.5 5.5M20 10.5v4",
  star: "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z",
  lock: "M5 11h14v9.5H5zM8 11V8a4 4 0 0 1 8 0v3M12 15v2",
  wrench:
    "M14.5 9.5L20 4a5 5 0 0 1-6.5 6.5L6.5 17.5a2 2 0 0 0 0 2.8 2 2 0 0 0 2.8 0l7-7M20 4l-3 .5-.5 3",
};

/** The strokes of the icon a category asks for by name, or of the one for everything else. */
export function categoryIcon(name: string): string {
  return Object.prototype.hasOwnProperty.call(strokes, name) ? (strokes[name] as string) : other;
}

const other =
  "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9.6 9.5a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1.1.9-1.1 1.7M12 16.6h.01";
