import { problemStatus, type ProblemCode } from "@helpbuoy/protocol";
import { html, type Html } from "../pages/html.ts";
import { page } from "../pages/page.ts";
import { problemTitles } from "../problem/problem-titles.ts";
import type { OpenApiDocument } from "./openapi.ts";

type Operation = {
  summary?: string;
  description?: string;
  tags?: string[];
  security?: Record<string, unknown>[];
  parameters?: {
    name?: string;
    in?: string;
    required?: boolean;
    $ref?: string;
    schema?: unknown;
  }[];
  requestBody?: { content?: Record<string, { schema?: unknown }> };
  responses?: Record<
    string,
    { description?: string; content?: Record<string, { schema?: unknown }> }
  >;
};
type Listed = { method: string; path: string; anchor: string; operation: Operation };

/** The reference for people, made of the document for programs. */
export function docsPage(document: OpenApiDocument): string {
  const operations = listOperations(document);
  const tags = document.tags ?? [];
  const body = html` <h1>${document.info.title} API</h1>
    <p>
      ${document.info.description} The same for programs:
      <a href="/v1/openapi.json">OpenAPI 3.1</a>.
    </p>
    <nav aria-label="Contents">
      ${tags.map(
        ({ name }) =>
          html` <h3>${name}</h3>
            <ul>
              ${operations
                .filter(({ operation }) => operation.tags?.includes(name))
                .map(
                  ({ method, path, anchor }) =>
                    html`<li>
                      <a href="#${anchor}"><span class="method">${method}</span> ${path}</a>
                    </li>`,
                )}
            </ul>`,
      )}
      <ul>
        <li><a href="#entities">Entities</a></li>
        <li><a href="#problems">Problem codes</a></li>
      </ul>
    </nav>
    ${tags.map(
      ({ name, description }) =>
        html` <h2>${name}</h2>
          <p class="soft">${description}</p>
          ${operations.filter(({ operation }) => operation.tags?.includes(name)).map(operationPart)}`,
    )}
    ${entitiesPart(document)} ${problemsPart()}`;
  return page({ language: "en", title: `${document.info.title} API`, body });
}

function listOperations(document: OpenApiDocument): Listed[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries((item ?? {}) as Record<string, Operation>).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      anchor: `${method}${path.replace(/[^a-z]+/gi, "-")}`,
      operation,
    })),
  );
}

function operationPart({ method, path, anchor, operation }: Listed): Html {
  const bodySchema = Object.entries(operation.requestBody?.content ?? {})[0];
  return html` <section>
    <h3 id="${anchor}">${operation.summary}</h3>
    <p>
      <code><span class="method">${method}</span> ${path}</code>
    </p>
    ${operation.description !== undefined && html`<p>${plainCode(operation.description)}</p>`}
    <p class="soft">${authSentence(operation.security)}</p>
    ${parametersPart(operation.parameters ?? [])}
    ${bodySchema && schemaPart(`Body (${bodySchema[0]})`, bodySchema[1].schema)}
    <table>
      <thead>
        <tr>
          <th>Answer</th>
          <th></th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(operation.responses ?? {}).map(
          ([status, { description = "", content = {} }]) =>
            html` <tr>
              <td>${status}</td>
              <td>
                ${codeText(description)}${Object.entries(content)
                  .filter(([type]) => type === "application/json")
                  .map(([, { schema }]) => schemaPart("Its form", schema))}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function authSentence(security: Operation["security"]): string {
  if (!security) return "For anyone.";
  const who = security.some((one) => "agentToken" in one) ? "an agent" : "a visitor session";
  return security.some((one) => Object.keys(one).length === 0)
    ? `For anyone; with the token of ${who}, its own things too.`
    : `Authorization: Bearer, the token of ${who}.`;
}

function parametersPart(parameters: NonNullable<Operation["parameters"]>): Html | undefined {
  if (parameters.length === 0) return undefined;
  return html`<table>
    <thead>
      <tr>
        <th>Parameter</th>
        <th>Where</th>
        <th></th>
      </tr>
    </thead>
    <tbody>
      ${parameters.map((parameter) =>
        parameter.$ref
          ? html`<tr>
              <td><code>Idempotency-Key</code></td>
              <td>header</td>
              <td>required</td>
            </tr>`
          : html`<tr>
              <td><code>${parameter.name}</code></td>
              <td>${parameter.in}</td>
              <td>${parameter.required ? "required" : "optional"}</td>
            </tr>`,
      )}
    </tbody>
  </table>`;
}

function schemaPart(title: string, schema: unknown): Html {
  return html`<details>
    <summary>${title}</summary>
    <pre><code>${linked(JSON.stringify(schema, undefined, 2))}</code></pre>
  </details>`;
}

function linked(text: string): Html[] {
  return text
    .split(/"#\/components\/schemas\/(\w+)"/)
    .map((part, i) => (i % 2 === 1 ? html`<a href="#entity-${part}">${part}</a>` : html`${part}`));
}

function plainCode(text: string): Html[] {
  return text
    .split("`")
    .map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

// Descriptions hold codes between backticks.
function codeText(text: string): Html[] {
  return text
    .split("`")
    .map((part, i) =>
      i % 2 === 1 ? html`<a href="#problem-${part}"><code>${part}</code></a>` : html`${part}`,
    );
}

function entitiesPart(document: OpenApiDocument): Html {
  return html` <h2 id="entities">Entities</h2>
    <p class="soft">What answers hold, by the names the forms above refer to.</p>
    ${Object.entries(document.components?.schemas ?? {})
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([name, schema]) =>
          html`<h3 id="entity-${name}">${name}</h3>
            ${schemaPart("Its form", schema)}`,
      )}`;
}

function problemsPart(): Html {
  const codes = Object.keys(problemStatus) as ProblemCode[];
  return html` <h2 id="problems">Problem codes</h2>
    <p class="soft">
      Every error is application/problem+json with one of these codes. Programs decide by the code;
      the title is a sentence for people in zh-CN or English. 429 and 503 carry Retry-After in
      seconds.
    </p>
    <table>
      <thead>
        <tr>
          <th>Code</th>
          <th>Status</th>
          <th>Title</th>
        </tr>
      </thead>
      <tbody>
        ${codes.map(
          (code) =>
            html` <tr id="problem-${code}">
              <td><code>${code}</code></td>
              <td>${problemStatus[code]}</td>
              <td>
                ${problemTitles[code].en}<br /><span lang="zh-CN"
                  >${problemTitles[code]["zh-CN"]}</span
                >
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
