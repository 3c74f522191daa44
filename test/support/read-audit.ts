/** What came of asking the registry for known holes in what is shipped. */
export type AuditOutcome = {
  /** `unanswered`: nothing is known, neither good nor bad. */
  kind: "clean" | "holes" | "unanswered";
  /** For whoever reads the run. */
  lines: string[];
};

type Report = {
  message?: string;
  error?: { summary?: string };
  vulnerabilities?: Record<string, { severity: string; via: (string | { title: string })[] }>;
  metadata?: { dependencies?: { prod?: number } };
};

/**
 * Reads what `npm audit --json` printed.
 * @param printed its standard output, whatever its exit code: that is 1 for holes and for no answer alike
 */
export function readAudit(printed: string): AuditOutcome {
  const report = parse(printed);
  if (!report?.vulnerabilities) {
    const why =
      report?.message ?? report?.error?.summary ?? (printed.trim().split("\n")[0] || "no word");
    return {
      kind: "unanswered",
      lines: [`The registry did not answer what is known of our packages: ${why}`],
    };
  }
  const found = Object.entries(report.vulnerabilities);
  const count = report.metadata?.dependencies?.prod;
  if (found.length === 0) {
    const of = count === undefined ? "" : ` of ${count} packages`;
    return { kind: "clean", lines: [`No hole${of} that are shipped is known.`] };
  }
  return {
    kind: "holes",
    lines: found.map(([name, { severity, via }]) => {
      const titles = via.map((one) => (typeof one === "string" ? `through ${one}` : one.title));
      return `${severity}: ${name}: ${[...new Set(titles)].join("; ")}`;
    }),
  };
}

function parse(printed: string): Report | undefined {
  try {
    const report: unknown = JSON.parse(printed);
    return typeof report === "object" && report !== null ? report : undefined;
  } catch {
    return undefined;
  }
}
