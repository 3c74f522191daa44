import type { SiteKey } from "@helpbuoy/protocol";
import { errors, jwtVerify, type JWTPayload } from "jose";
import * as v from "valibot";

/** Seconds that clocks may differ by. */
const LEEWAY = 60;
/** Seconds that a token may count for. */
const LONGEST = 24 * 3_600;

/** Why a token does not count: for the server's log, never for who sent it. */
export type TokenRefusal =
  | "unknown_kid"
  | "algorithm"
  | "signature"
  | "malformed"
  | "expired"
  | "lives_too_long"
  | "audience"
  | "claims";

export type TokenReading<Claims> =
  | { claims: Claims; refusal?: undefined }
  | { claims?: undefined; refusal: TokenRefusal };

/** Where and when a token is read, and by which secrets. */
export type TokenPlace = {
  siteKey: SiteKey;
  /** The live secrets by `kid`. */
  keys: ReadonlyMap<string, string>;
  /** Milliseconds since the epoch. */
  now: number;
};

/**
 * Reads a token of a site's server (SPEC ID1-ID3): HS256 alone, by one of the site's live secrets, for
 * this site, for no more than a day.
 * @param required the claims it must have, beside `aud` and `exp`
 */
export async function readSiteToken<Schema extends v.GenericSchema>(
  token: string,
  { siteKey, keys, now }: TokenPlace,
  { schema, required = [] }: { schema: Schema; required?: readonly string[] },
): Promise<TokenReading<v.InferOutput<Schema>>> {
  let payload: JWTPayload;
  try {
    const verified = await jwtVerify(
      token,
      ({ kid }) => {
        const secret = kid === undefined ? undefined : keys.get(kid);
        if (secret === undefined) throw new UnknownKid();
        return new TextEncoder().encode(secret);
      },
      {
        algorithms: ["HS256"],
        audience: siteKey,
        clockTolerance: LEEWAY,
        currentDate: new Date(now),
        requiredClaims: ["aud", "exp", ...required],
      },
    );
    payload = verified.payload;
  } catch (error) {
    return { refusal: refusalOf(error) };
  }
  // One site alone: a token that counts at several could be taken from one to the other.
  if (payload.aud !== siteKey) return { refusal: "audience" };
  if ((payload.exp ?? Number.POSITIVE_INFINITY) - now / 1000 > LONGEST + LEEWAY) {
    return { refusal: "lives_too_long" };
  }
  const claims = v.safeParse(schema, payload);
  return claims.success ? { claims: claims.output } : { refusal: "claims" };
}

class UnknownKid extends Error {
  override readonly name = "UnknownKid";
}

function refusalOf(error: unknown): TokenRefusal {
  if (error instanceof UnknownKid) return "unknown_kid";
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JOSEAlgNotAllowed) return "algorithm";
  if (error instanceof errors.JWSSignatureVerificationFailed) return "signature";
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === "aud" ? "audience" : "claims";
  }
  // Whatever it is that a stranger sent, it is not a reason to fail.
  return "malformed";
}
