import { identityClaimsSchema, type IdentityClaims, type SiteKey } from "@helpbuoy/protocol";
import { errors, jwtVerify, type JWTPayload } from "jose";
import * as v from "valibot";

/** Seconds that clocks may differ by. */
const LEEWAY = 60;
/** Seconds that a token may count for. */
const LONGEST = 24 * 3_600;

/** Why a token does not count: for the server's log, never for who sent it. */
export type IdentityRefusal =
  | "unknown_kid"
  | "algorithm"
  | "signature"
  | "malformed"
  | "expired"
  | "lives_too_long"
  | "audience"
  | "claims";

export type IdentityReading =
  | { claims: IdentityClaims; refusal?: undefined }
  | { claims?: undefined; refusal: IdentityRefusal };

/**
 * Reads a token of a site's server (SPEC ID1-ID3): HS256 alone, by one of the site's live secrets, for
 * this site, for no more than a day.
 * @param keys the live secrets by `kid`
 * @param now milliseconds since the epoch
 */
export async function readIdentityToken(
  token: string,
  { siteKey, keys, now }: { siteKey: SiteKey; keys: ReadonlyMap<string, string>; now: number },
): Promise<IdentityReading> {
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
        requiredClaims: ["sub", "aud", "exp"],
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
  const claims = v.safeParse(identityClaimsSchema, payload);
  return claims.success ? { claims: claims.output } : { refusal: "claims" };
}

class UnknownKid extends Error {
  override readonly name = "UnknownKid";
}

function refusalOf(error: unknown): IdentityRefusal {
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
