/** Contrast that small white words need on their ground (WCAG 1.4.3). */
const READABLE = 4.5;

/** Whether it is a colour as a look says it, such as `#1456c4`. */
export function isHexColor(typed: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(typed);
}

/**
 * The colour as it is shown under white words: itself, or the nearest darker one on which they can
 * be read (SPEC PL3).
 * @param color as `#ffd400`
 */
export function readableColor(color: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  for (let share = 100; share > 0; share -= 1) {
    const darker = parts.map((part) => Math.round((part * share) / 100));
    if (contrastWithWhite(darker) >= READABLE) {
      return `#${darker.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
    }
  }
  return "#000000";
}

function contrastWithWhite(parts: number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
