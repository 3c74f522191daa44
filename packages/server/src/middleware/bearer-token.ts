/** The token of an Authorization header; undefined where there is none of the form of ours. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(header ?? "")?.[1];
}
