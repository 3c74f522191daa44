import * as v from "valibot";

/* What settings can be, whether they come as text or as JSON. */

export const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
// Flags and the environment hold text, the file holds numbers.
export const number = v.pipe(v.union([v.number(), v.pipe(text, v.transform(Number))]), v.finite());
export const wholeNumber = v.pipe(number, v.integer());

export const yesOrNo = v.pipe(
  v.union([v.boolean(), v.picklist(["true", "false"])]),
  v.transform((value) => value === true || value === "true"),
);

/** How far the addresses in X-Forwarded-For are believed. */
export type TrustProxy = { hops: number } | { addresses: string[] };

export const trustProxy = v.pipe(
  v.union([v.boolean(), v.number(), v.array(text), v.string()]),
  v.transform((value): TrustProxy | undefined => {
    const trimmed = typeof value === "string" ? value.trim() : value;
    if (trimmed === false || trimmed === "" || trimmed === "false") return { hops: 0 };
    if (trimmed === true || trimmed === "true") return undefined;
    if (Array.isArray(trimmed)) return { addresses: trimmed };
    const hops = Number(trimmed);
    if (Number.isInteger(hops) && hops >= 0 && hops <= 10) return { hops };
    if (typeof trimmed === "number" || Number.isFinite(hops)) return undefined;
    return { addresses: trimmed.split(",").map((address) => address.trim()) };
  }),
  v.check(
    (trust) =>
      trust !== undefined &&
      ("hops" in trust || trust.addresses.every((one) => /^[0-9a-f.:]+(\/\d{1,3})?$/i.test(one))),
  ),
  v.transform((trust) => trust as TrustProxy),
);

/** Where the counters are served. */
export type MetricsAddress = { host: string; port: number };

export const metricsAddress = v.pipe(
  v.union([v.boolean(), v.number(), v.string()]),
  v.transform((value): MetricsAddress | false | undefined => {
    const typed = String(value).trim();
    if (typed === "false" || typed === "") return false;
    const [, host = "127.0.0.1", port = ""] = /^(?:(.+):)?(\d{1,5})$/.exec(typed) ?? [];
    return port === "" || Number(port) > 65_535
      ? undefined
      : { host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
  }),
  v.check((address) => address !== undefined),
  v.transform((address) => address as MetricsAddress | false),
);

/** An address without a user, a password or a fragment in it. */
export const apiUrl = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/[^\s/@?#]+(\/[^\s@#]*)?$/),
  v.check((address) => URL.canParse(address)),
);
