import { failed, passed, unknown, type Probe } from "./probe.ts";

/** The oldest that everything here works in. */
const floor = { Chrome: 90, Safari: 15, Firefox: 100 } as const;

type Browser = { name: string; version: number; isOld: boolean };

/** Which browser it is, and whether it is too old. */
export const browser: Probe = ({ view }) => {
  const found = readBrowser(view.navigator.userAgent);
  if (!found) return unknown;
  const fact = `${found.name} ${found.version}`;
  return found.isOld ? failed(fact) : passed(fact);
};

/** Those that carry another's name beside their own come first. */
const brands: readonly [pattern: RegExp, name: string, engine: keyof typeof floor][] = [
  [/\b(?:FxiOS|Firefox)\/(\d+)/, "Firefox", "Firefox"],
  [/\bEdg(?:A|iOS)?\/(\d+)/, "Edge", "Chrome"],
  [/\bOPR\/(\d+)/, "Opera", "Chrome"],
  [/\bSamsungBrowser\/(\d+)/, "Samsung Internet", "Chrome"],
  [/\b(?:CriOS|(?:Headless)?Chrome)\/(\d+)/, "Chrome", "Chrome"],
  [/\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\//, "Safari", "Safari"],
];

/** undefined: it is none that we know. */
export function readBrowser(userAgent: string): Browser | undefined {
  const found = brands.find(([pattern]) => pattern.test(userAgent));
  // Every browser of an iPhone or iPad is Safari within, and as old as its system.
  const system = /\b(?:iPhone|iPad|iPod)\b.* OS (\d+)_/.exec(userAgent)?.[1];
  if (!found) {
    return system
      ? { name: "iOS", version: Number(system), isOld: isOld("Safari", system) }
      : undefined;
  }
  const [pattern, name, engine] = found;
  const version = pattern.exec(userAgent)?.[1] ?? "";
  // What is built on Chrome counts its versions otherwise.
  const inside = engine === "Chrome" ? (/Chrome\/(\d+)/.exec(userAgent)?.[1] ?? version) : version;
  return {
    name,
    version: Number(version),
    isOld: system ? isOld("Safari", system) : isOld(engine, inside),
  };
}

const isOld = (engine: keyof typeof floor, version: string) => Number(version) < floor[engine];
