import { problemStatus, PROTOCOL_VERSION } from "@helpbuoy/protocol";
import type { Hono } from "hono";
import { generateSpecs } from "hono-openapi";
import "./openapi-definitions.ts";
import type { ServerEnv } from "../middleware/server-env.ts";

export type OpenApiDocument = Awaited<ReturnType<typeof generateSpecs>>;

/** The API as OpenAPI 3.1, made of the same schemas that check requests. */
export function createOpenApi(app: Hono<ServerEnv>): () => Promise<OpenApiDocument> {
  let made: Promise<OpenApiDocument> | undefined;
  return () => (made ??= generateSpecs(app, options).then(joinReferences));
}

// Schemas refer to one another as JSON Schema does; in the document they stand elsewhere. What is
// recursive comes as a number and a name that only refers to it: it gets the name.
function joinReferences(document: OpenApiDocument): OpenApiDocument {
  const prefix = "#/components/schemas/";
  let text = JSON.stringify(document).replaceAll('"#/$defs/', `"${prefix}`);
  const schemas = (document.components?.schemas ?? {}) as Record<string, { $ref?: string }>;
  const numbered: [name: string, number: string][] = [];
  for (const [name, { $ref }] of Object.entries(schemas)) {
    const number = /\/(\d+)$/.exec($ref ?? "")?.[1];
    if (number === undefined) continue;
    numbered.push([name, number]);
    text = text.replaceAll(`"${prefix}${number}"`, `"${prefix}${name}"`);
  }
  const joined = JSON.parse(text) as OpenApiDocument;
  const named: Record<string, unknown> = joined.components?.schemas ?? {};
  for (const [name, number] of numbered) {
    named[name] = named[number];
    delete named[number];
  }
  return joined;
}

const options: Parameters<typeof generateSpecs>[1] = {
  defaultValidationErrorResponse: false,
  documentation: {
    info: {
      title: "Helpbuoy",
      version: `${PROTOCOL_VERSION}.0`,
      description:
        "The protocol between a help widget and its backend. Errors are application/problem+json with a stable code.",
      license: { name: "MIT", identifier: "MIT" },
    },
    tags: [
      { name: "Knowledge", description: "Articles, search and the knowledge pack." },
      { name: "Visitors", description: "Anonymous visitor sessions." },
      { name: "Conversations", description: "Talks with the bot and tickets, as one log." },
      { name: "Tickets", description: "The way back to a ticket." },
      { name: "Orders", description: "What the site's own server says of orders and products." },
      { name: "Tasks", description: "What visitors do themselves." },
      { name: "Files", description: "Attachments." },
      { name: "Events", description: "The live stream." },
      { name: "Agents", description: "For the people who answer." },
    ],
    components: {
      securitySchemes: {
        visitorToken: { type: "http", scheme: "bearer", description: "Of a visitor session." },
        agentToken: { type: "http", scheme: "bearer", description: "Of an agent's sign-in." },
      },
      parameters: {
        IdempotencyKey: {
          name: "Idempotency-Key",
          in: "header",
          required: true,
          description:
            "8 to 200 printable characters made by chance, one per command. Repeat it to retry.",
          schema: { type: "string", minLength: 8, maxLength: 200 },
        },
      },
      schemas: {
        Problem: {
          type: "object",
          required: ["type", "code", "status", "title"],
          properties: {
            type: { type: "string" },
            code: { type: "string", enum: Object.keys(problemStatus) },
            status: { type: "integer" },
            title: { type: "string", description: "In the language of Accept-Language." },
            issues: {
              type: "array",
              items: {
                type: "object",
                required: ["path", "code"],
                properties: {
                  path: { type: "string" },
                  code: { type: "string" },
                  conversationId: {
                    type: "string",
                    description: "The visitor's own conversation that stands in the way.",
                  },
                },
              },
            },
            retryAfter: { type: "integer", description: "Seconds." },
            requestId: { type: "string" },
          },
        },
      },
    },
  },
};
