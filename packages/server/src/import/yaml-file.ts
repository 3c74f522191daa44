import { LineCounter, isMap, isNode, isScalar, parseDocument } from "yaml";
import * as v from "valibot";

/** Why a file, or one line of it, is not taken. */
export type Refusal = { line: number; reason: string };

/** One YAML text that knows where each of its values stands. */
export type YamlFile = {
  value: unknown;
  /** The line of a value, or of the nearest thing around it. */
  lineOf(path: readonly (string | number)[]): number;
  /** The line of a key of the outermost map. */
  lineOfKey(key: string): number;
  refusals: Refusal[];
};

/** @param firstLine the number of the text's first line in its file */
export function parseYaml(source: string, firstLine = 1): YamlFile {
  try {
    return readDocument(source, firstLine);
  } catch (error) {
    // Aliases that lead nowhere, or to more than memory holds, and brackets without end are thrown.
    const why = error instanceof Error ? error.message : "";
    const refusal = { line: firstLine, reason: `this is not valid YAML: ${why}` };
    return {
      value: undefined,
      lineOf: () => firstLine,
      lineOfKey: () => firstLine,
      refusals: [refusal],
    };
  }
}

function readDocument(source: string, firstLine: number): YamlFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, {
    lineCounter,
    prettyErrors: false,
    logLevel: "error",
  });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + firstLine - 1;
  return {
    value: document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 50 }),
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lineAt(node.range[0]);
      }
      return firstLine;
    },
    lineOfKey(key) {
      const pairs = isMap(document.contents) ? document.contents.items : [];
      const found = pairs.map((pair) => pair.key).find((one) => isScalar(one) && one.value === key);
      return isNode(found) && found.range ? lineAt(found.range[0]) : firstLine;
    },
    refusals: document.errors.map((error) => ({
      line: lineAt(error.pos[0]),
      reason: `this is not valid YAML: ${error.message}`,
    })),
  };
}

/** Checks a file's content, and says line by line what does not hold. */
export function checkYaml<Schema extends v.GenericSchema>(
  file: YamlFile,
  schema: Schema,
): { value: v.InferOutput<Schema> } | { refusals: Refusal[] } {
  if (file.refusals.length > 0) return { refusals: file.refusals };
  const result = v.safeParse(schema, file.value);
  if (result.success) return { value: result.output };
  return {
    refusals: result.issues.map((issue) => {
      const path = (issue.path ?? []).map((item) => item.key as string | number);
      return { line: file.lineOf(path), reason: issueSentence(issue, path) };
    }),
  };
}

function issueSentence(issue: v.BaseIssue<unknown>, path: readonly (string | number)[]): string {
  const name = path.length > 0 ? `"${path.join(".")}"` : "the file";
  if (issue.received === "undefined") return `${name} is missing`;
  if (issue.type === "strict_object" && issue.expected === "never") return `${name} is not known`;
  if (issue.kind === "schema") {
    return `${name} must be ${issue.expected ?? "something else"}, but is ${issue.received}`;
  }
  return `${name} does not hold: ${issue.message}`;
}
