type Rgb = readonly [red: number, green: number, blue: number];

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
const night: Rgb = [24, 26, 32];

/** Contrast that small text needs (WCAG 1.4.3); of white and black, one always has it. */
const READABLE = 4.5;

/** What `getComputedStyle` says of a colour, as `rgb(20, 86, 196)`. */
export function parseRgb(computed: string): Rgb | undefined {
  const parts = computed.startsWith("rgb") ? computed.match(/[\d.]+/g)?.map(Number) : undefined;
  return parts && parts.length >= 3 ? (parts.slice(0, 3) as unknown as Rgb) : undefined;
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG contrast ratio, 1-21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function mix(from: Rgb, to: Rgb, part: number): Rgb {
  return from.map((value, i) =>
    Math.round(value + ((to[i] as number) - value) * part),
  ) as unknown as Rgb;
}

const css = (colour: Rgb) => `rgb(${colour.join(",")})`;

/**
 * What follows from the site's accent colour, whatever it is: words on it, words in it, and a wash
 * of it, each with enough contrast.
 */
export function accentTokens(accent: Rgb, isDark: boolean): Record<string, string> {
  const page = isDark ? night : white;
  const wash = mix(page, accent, isDark ? 0.2 : 0.09);
  const towards = isDark ? white : black;
  let text = accent;
  for (let part = 0.1; contrast(text, wash) < READABLE && part <= 1; part += 0.1) {
    text = mix(accent, towards, part);
  }
  return {
    "--hb-accent-fill": css(accent),
    "--hb-on-accent": css(contrast(white, accent) < READABLE ? black : white),
    "--hb-accent-text": css(text),
    "--hb-accent-wash": css(wash),
  };
}
