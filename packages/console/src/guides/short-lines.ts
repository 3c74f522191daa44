/** A Chinese sign takes so many units, another one. */
const WIDE = 1.9;
const widthOf = (sign: string) =>
  /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(sign) ? WIDE : 1;

/** A text in a few lines, since a drawing breaks none; what does not fit is left out behind an ellipsis. */
export function linesWithin(text: string, units: number, lines: number): string[] {
  const found: string[] = [];
  let rest = [...text.trim()];
  while (rest.length > 0 && found.length < lines) {
    const isLast = found.length === lines - 1;
    const fits = countWithin(rest, units);
    if (fits === rest.length) {
      found.push(rest.join(""));
      break;
    }
    if (isLast) {
      found.push(
        `${rest
          .slice(0, countWithin(rest, units - 1))
          .join("")
          .trimEnd()}…`,
      );
      break;
    }
    const space = rest.slice(0, fits + 1).lastIndexOf(" ");
    const end = space > fits / 3 ? space : fits;
    found.push(rest.slice(0, end).join("").trimEnd());
    rest = [...rest.slice(end).join("").trimStart()];
  }
  return found;
}

function countWithin(signs: readonly string[], units: number): number {
  let width = 0;
  const end = signs.findIndex((sign) => (width += widthOf(sign)) > units);
  return Math.max(1, end < 0 ? signs.length : end);
}
