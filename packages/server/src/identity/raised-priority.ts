import {
  prioritySchema,
  type Priority,
  type PriorityRule,
  type Requester,
} from "@helpbuoy/protocol";

const rank = (priority: Priority) => prioritySchema.options.indexOf(priority);

/**
 * The highest priority that a site's rules give this requester, by what its server signed alone.
 * @returns undefined where that is not above the one there is: rules never lower it (SPEC ID8)
 */
export function raisedPriority(
  now: Priority,
  requester: Requester,
  rules: readonly PriorityRule[] = [],
): Priority | undefined {
  if (!requester.isVerified) return undefined;
  const matching = rules.filter(
    ({ attribute, equals }) =>
      Object.hasOwn(requester.attributes, attribute) &&
      String(requester.attributes[attribute]) === equals,
  );
  const [highest] = matching
    .map(({ priority }) => priority)
    .toSorted((one, other) => rank(other) - rank(one));
  return highest && rank(highest) > rank(now) ? highest : undefined;
}
