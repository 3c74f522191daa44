import { lookup as systemLookup } from "node:dns/promises";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address.ts";

export type Address = { address: string; family: number };

export type Outgoing = {
  url: string;
  method: "GET" | "POST";
  headers?: Record<string, string>;
  body?: string;
  /** For the whole of it, from the name to the last byte (ms). */
  timeout: number;
  /** What comes beyond is not read. */
  maxBytes: number;
  signal?: AbortSignal;
};
export type Incoming = { status: number; headers: Record<string, string>; body: string };

export type RefusalCode = "url_not_allowed" | "address_not_allowed" | "timeout" | "unreachable";

/** Why nothing was answered. */
export class RequestRefused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

export type GuardedRequest = (outgoing: Outgoing) => Promise<Incoming>;

/**
 * Why an address as it was typed is not one to ask, before its name is looked up; undefined where it is.
 * @param toPrivate also http, and hosts of this machine and its network
 */
export function urlRefusal(text: string, toPrivate: boolean): RefusalCode | undefined {
  if (!URL.canParse(text)) return "url_not_allowed";
  // The parser has made 127.0.0.1 of 2130706433, 0x7f.1 and their like.
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return "url_not_allowed";
  if (protocol !== "https:" && !(toPrivate && protocol === "http:")) return "url_not_allowed";
  const host = hostname.replace(/^\[|\]$/g, "");
  // A literal address is connected to without a lookup: it is judged here.
  if (isIP(host) !== 0 && !toPrivate && !isPublicAddress(host)) return "address_not_allowed";
  return undefined;
}

/**
 * Asks an address that someone typed. Every address its name leads to is judged, and the connection
 * goes to those very addresses, so that no second look-up can lead elsewhere; redirects are answers
 * like others and are not followed (promise P26).
 */
export function createGuardedRequest(options: {
  toPrivate: boolean;
  resolve?: (host: string) => Promise<Address[]>;
}): GuardedRequest {
  const { toPrivate, resolve = (host) => systemLookup(host, { all: true }) } = options;

  const lookup: LookupFunction = (host, { all }, done) => {
    resolve(host).then(
      (found) => {
        const [first] = found;
        if (!first) return done(new RequestRefused("unreachable"), "", 4);
        if (!toPrivate && !found.every(({ address }) => isPublicAddress(address))) {
          return done(new RequestRefused("address_not_allowed"), "", 4);
        }
        if (all) done(null, found);
        else done(null, first.address, first.family);
      },
      () => done(new RequestRefused("unreachable"), "", 4),
    );
  };

  return ({ url, method, headers, body, timeout, maxBytes, signal }) =>
    new Promise((resolveAnswer, reject) => {
      const refusal = urlRefusal(url, toPrivate);
      if (refusal) return reject(new RequestRefused(refusal));
      const timer = AbortSignal.timeout(timeout);
      const ask = url.startsWith("https:") ? httpsRequest : httpRequest;
      const request = ask(
        new URL(url),
        {
          method,
          headers: {
            ...headers,
            ...(body !== undefined && { "content-length": String(Buffer.byteLength(body)) }),
          },
          // A connection of its own: none that was opened for another name is used again.
          agent: false,
          lookup,
          signal: signal ? AbortSignal.any([timer, signal]) : timer,
        },
        (response) => {
          const chunks: Buffer[] = [];
          let size = 0;
          const finish = () => {
            const fields = Object.entries(response.headersDistinct);
            resolveAnswer({
              status: response.statusCode ?? 0,
              headers: Object.fromEntries(
                fields.map(([name, values]) => [name, (values ?? []).join(", ")]),
              ),
              body: Buffer.concat(chunks).subarray(0, maxBytes).toString("utf8"),
            });
          };
          response.on("data", (chunk: Buffer) => {
            chunks.push(chunk);
            size += chunk.length;
            if (size < maxBytes) return;
            finish();
            request.destroy();
          });
          response.on("end", finish);
          response.on("error", () => reject(refusedBy(undefined, timer)));
        },
      );
      // Answered with another protocol, there is neither an answer nor an error: it would wait for ever.
      request.on("upgrade", (_answer, socket) => {
        socket.destroy();
        reject(new RequestRefused("unreachable"));
      });
      request.on("error", (error) => reject(refusedBy(error, timer)));
      request.end(body);
    });
}

function refusedBy(error: unknown, timer: AbortSignal): RequestRefused {
  if (error instanceof RequestRefused) return error;
  return new RequestRefused(timer.aborted ? "timeout" : "unreachable");
}
