/** Some of an order's lines, as a field of type `order-lines` holds them. */
export type ChosenLine = { lineId: string; quantity: number };

/** An id of a hundred characters, each of which may take nine. */
const CHOSEN = /^([^,*]{1,900})\*([1-9]\d{0,3})$/;

/** @returns undefined for what names no lines; `a*1,b%2Cc*2` names two */
export function readOrderLines(value: string): ChosenLine[] | undefined {
  const chosen: ChosenLine[] = [];
  for (const one of value.split(",")) {
    const [, written = "", quantity] = CHOSEN.exec(one) ?? [];
    const lineId = decoded(written);
    if (!lineId || chosen.some((other) => other.lineId === lineId)) return undefined;
    chosen.push({ lineId, quantity: Number(quantity) });
  }
  return chosen;
}

export function writeOrderLines(chosen: readonly ChosenLine[]): string {
  return chosen
    .map(
      ({ lineId, quantity }) => `${encodeURIComponent(lineId).replace(/\*/g, "%2A")}*${quantity}`,
    )
    .join(",");
}

function decoded(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
}
