import type { Context } from "hono";
import { fileAnswer } from "../static/file-response.ts";
import { attachmentDisposition } from "../files/stored-file-name.ts";

/** An attachment as bytes to be saved: nothing in it runs, whatever it is (OWASP, file upload). */
export function attachmentAnswer(
  c: Context,
  file: { path: string; bytes: number; type: string; name: string },
): Response {
  const answer = fileAnswer(file, c.req.header("range"));
  c.header("content-disposition", attachmentDisposition(file.name));
  c.header("content-security-policy", "default-src 'none'; sandbox");
  c.header("cache-control", "private, no-store");
  return c.body(answer.body, answer.status, answer.headers);
}
