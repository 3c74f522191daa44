import { identityClaimsSchema, type IdentityClaims } from "@helpbuoy/protocol";
import { readSiteToken, type TokenPlace, type TokenReading } from "./site-token.ts";

/** Reads who a visitor is of a token of their site's server (SPEC ID2). */
export function readIdentityToken(
  token: string,
  place: TokenPlace,
): Promise<TokenReading<IdentityClaims>> {
  return readSiteToken(token, place, { schema: identityClaimsSchema, required: ["sub"] });
}
