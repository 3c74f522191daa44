/*
 * `node examples/partner/start.ts`, beside `npm start`. The secret is made in the console of the demo
 * site: Settings, Identity.
 */
import { startPartner } from "./partner-server.ts";

const { HELPBUOY_IDENTITY_KID: kid, HELPBUOY_IDENTITY_SECRET: secret } = process.env;
if (!kid || !secret) {
  console.error(
    "Set HELPBUOY_IDENTITY_KID and HELPBUOY_IDENTITY_SECRET: see README.md beside this.",
  );
  process.exit(1);
}
const partner = await startPartner({
  site: "demo",
  kid,
  secret,
  port: Number(process.env["PORT"] ?? 8790),
  helpbuoy: process.env["HELPBUOY_URL"] ?? "http://127.0.0.1:8787",
});
console.log(`partner        ${partner.url}/`);
