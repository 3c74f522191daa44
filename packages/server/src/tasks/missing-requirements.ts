import type { Attributes, Order, Requirement } from "@helpbuoy/protocol";

/** What is verified of whoever asks. */
export type Verified = {
  /** Those of a contact; undefined: anonymous. */
  attributes: Attributes | undefined;
  orders: readonly Order[];
};

/**
 * Places of the requirements that are not met (SPEC TK2).
 * @param orderId the order that is chosen; before one is, any will do
 */
export function missingRequirements(
  requires: readonly Requirement[],
  verified: Verified,
  orderId: string | undefined,
): number[] {
  return requires.flatMap((requirement, place) =>
    isMet(requirement, verified, orderId) ? [] : [place],
  );
}

function isMet(
  requirement: Requirement,
  { attributes, orders }: Verified,
  orderId: string | undefined,
): boolean {
  switch (requirement.kind) {
    case "signed-in":
      return attributes !== undefined;
    case "attribute": {
      const { name, equals, atLeast } = requirement;
      const value = attributes && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      if (value === undefined) return false;
      if (equals && !equals.includes(String(value))) return false;
      // `Number("")` is 0, and says nothing.
      if (atLeast !== undefined) return String(value).trim() !== "" && Number(value) >= atLeast;
      return equals !== undefined || value !== false;
    }
    case "order":
      return orders.some(
        ({ id, state }) =>
          (orderId === undefined || id === orderId) &&
          state !== undefined &&
          requirement.states.includes(state),
      );
    default:
      return requirement satisfies never;
  }
}
