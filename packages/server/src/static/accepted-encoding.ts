const known = ["br", "gzip"] as const;

/** The best of our encodings that a request accepts; undefined for none. */
export function acceptedEncoding(
  header: string | undefined,
  offered: readonly ("br" | "gzip")[] = known,
): "br" | "gzip" | undefined {
  const weights = new Map(
    (header ?? "").split(",").map((range) => {
      const [coding = "", ...parameters] = range.trim().toLowerCase().split(";");
      const weight = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find(Boolean);
      return [coding.trim(), weight === undefined ? 1 : Number(weight)];
    }),
  );
  return known.find((coding) => offered.includes(coding) && (weights.get(coding) ?? 0) > 0);
}
