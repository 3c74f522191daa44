/**
 * Ten lines by which a site's server says who is signed in (SPEC ID1, ID2), and its page passes it on.
 * @param kid the name of the secret to sign with
 */
export function signingCode(site: string, kid: string): string {
  return `import { SignJWT } from "jose";
const secret = new TextEncoder().encode(process.env.HELPBUOY_IDENTITY_SECRET);
export const helpbuoyToken = (user) =>
  new SignJWT({ name: user.name, email: user.email, attributes: { plan: user.plan } })
    .setProtectedHeader({ alg: "HS256", kid: "${kid}" })
    .setSubject(String(user.id))
    .setAudience("${site}")
    .setExpirationTime("1h")
    .sign(secret);
// In the page: Helpbuoy("identify", { token: () => fetch("/your-route").then((r) => r.text()) });`;
}
