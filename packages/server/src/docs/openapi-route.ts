import { problemStatus, type ProblemCode } from "@helpbuoy/protocol";
import { describeRoute, resolver, type DescribeRouteOptions } from "hono-openapi";
import type * as v from "valibot";

export type RouteDescription = {
  summary: string;
  description?: string;
  tag: string;
  /** Who may call it. */
  auth?: "visitor" | "agent" | "visitor, optional";
  needsKey?: boolean;
  /** What a good answer holds. */
  answer:
    | { schema: v.GenericSchema; status?: number; type?: string; description?: string }
    | { description: string; status?: number; type?: string };
  problems: ProblemCode[];
  requestBody?: DescribeRouteOptions["requestBody"];
};

/** Says what a route does, for the API reference. */
export function describe(route: RouteDescription) {
  const { answer } = route;
  const type = answer.type ?? "application/json";
  const status = answer.status ?? 200;
  const responses: NonNullable<DescribeRouteOptions["responses"]> = {
    [status]: {
      description: answer.description ?? "Done.",
      ...("schema" in answer
        ? { content: { [type]: { schema: resolver(answer.schema) } } }
        : status !== 204 && { content: { [type]: { schema: { type: "string" } } } }),
    },
  };
  // Whoever signs in by cookie may meet these on any route.
  const ofAgents = ["cross_site_request", "password_change_required"] as const;
  const codes: ProblemCode[] = [
    ...route.problems,
    ...(route.auth === "agent" ? ofAgents : []),
    "too_many_requests",
    "internal",
  ];
  for (const code of new Set(codes)) {
    const key = String(problemStatus[code]);
    const known = responses[key];
    const description =
      known && "description" in known ? `${known.description}, \`${code}\`` : `\`${code}\``;
    responses[key] = {
      description,
      content: {
        "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
      },
    };
  }
  return describeRoute({
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    tags: [route.tag],
    ...(route.auth && {
      security: [
        { [route.auth === "agent" ? "agentToken" : "visitorToken"]: [] },
        ...(route.auth === "visitor, optional" ? [{}] : []),
      ],
    }),
    ...(route.needsKey && {
      parameters: [{ $ref: "#/components/parameters/IdempotencyKey" }],
    }),
    ...(route.requestBody && { requestBody: route.requestBody }),
    responses,
  });
}
