import { createTransport } from "nodemailer";
import type { Settings } from "../settings.ts";
import { findingsOf, type Finding } from "./finding.ts";

const { ok, warning, failure } = findingsOf("mail");

/**
 * Connects to the mail server and signs in; sends nothing, unless it is told to whom.
 * @param sendTo the address of whoever runs the doctor
 */
export async function checkMail(
  { smtp, mailFrom }: Pick<Settings, "smtp" | "mailFrom">,
  sendTo?: string,
): Promise<Finding> {
  if (smtp === undefined) {
    return warning(
      "No mail goes out: visitors who left are not told of an answer.",
      "Set HELPBUOY_SMTP, HELPBUOY_MAIL_FROM and HELPBUOY_PUBLIC_URL.",
    );
  }
  const transport = createTransport({
    url: smtp,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 15_000,
  });
  try {
    await transport.verify();
    if (sendTo === undefined) return ok("The mail server answers and takes our sign-in.");
    await transport.sendMail({
      from: mailFrom,
      to: { name: "", address: sendTo },
      subject: "Helpbuoy: a letter to see whether letters go",
      text: "This letter came by the way all letters of this server take. Nothing is to be done.",
    });
    return ok(`The mail server took a letter to ${sendTo}.`);
  } catch (cause) {
    const { code, responseCode } = Object(cause) as { code?: string; responseCode?: number };
    const why = responseCode === undefined ? (code ?? "unknown") : `${code} ${responseCode}`;
    return failure(
      `The mail server does not take our letters (${why}).`,
      code === "EAUTH"
        ? "Look at user and password in HELPBUOY_SMTP; signs such as @ are written as %40."
        : "Look at host and port in HELPBUOY_SMTP, and whether a firewall lets this machine out.",
    );
  } finally {
    transport.close();
  }
}
