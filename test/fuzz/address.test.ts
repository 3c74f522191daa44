import { isIPv4, isIPv6 } from "node:net";
import fc from "fast-check";
import { expect } from "vitest";
import {
  createGuardedRequest,
  RequestRefused,
  urlRefusal,
} from "../../packages/server/src/outgoing/guarded-request.ts";
import { isPublicAddress } from "../../packages/server/src/outgoing/public-address.ts";
import { fuzz, textOf } from "./fuzz.ts";

/** Written anew from RFC 6890 and IANA's registries, by arithmetic: the product uses Node's lists. */
const closed4: [number, number][] = (
  [
    [0, 0, 0, 0, 8],
    [10, 0, 0, 0, 8],
    [100, 64, 0, 0, 10],
    [127, 0, 0, 0, 8],
    [169, 254, 0, 0, 16],
    [172, 16, 0, 0, 12],
    [192, 0, 0, 0, 24],
    [192, 0, 2, 0, 24],
    [192, 168, 0, 0, 16],
    [198, 18, 0, 0, 15],
    [198, 51, 100, 0, 24],
    [203, 0, 113, 0, 24],
    [224, 0, 0, 0, 4],
    [240, 0, 0, 0, 4],
  ] as const
).map(([a, b, c, d, prefix]) => {
  const from = ((a * 256 + b) * 256 + c) * 256 + d;
  return [from, from + 2 ** (32 - prefix)];
});
const isClosed4 = (number: number) => closed4.some(([from, to]) => number >= from && number < to);

const number4 = fc.oneof(
  fc.integer({ min: 0, max: 0xffff_ffff }),
  // On either side of each border.
  fc
    .tuple(fc.constantFrom(...closed4.flat()), fc.constantFrom(-1, 0, 1))
    .map(([border, by]) => Math.min(0xffff_ffff, Math.max(0, border + by))),
);
const dotted = (number: number) =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
const hex = (number: number) =>
  `${Math.floor(number / 65_536).toString(16)}:${(number % 65_536).toString(16)}`;

fuzz(
  "[P26] an address of IPv4 is public that stands in no closed block",
  fc.property(number4, (number) => {
    if (isClosed4(number)) expect(isPublicAddress(dotted(number))).toBe(false);
    // Two more are closed: 6to4's relays, and what answers for metadata in some clouds.
    else if (!/^192\.88\.99\.|^168\.63\.129\.16$/.test(dotted(number))) {
      expect(isPublicAddress(dotted(number))).toBe(true);
    }
  }),
);

/** However an address can be written that a parser of URLs understands. */
const written4 = number4.chain((number) => {
  const [a = 0, b = 0, c = 0, d = 0] = dotted(number).split(".").map(Number);
  return fc
    .constantFrom(
      `${a}.${b}.${c}.${d}`,
      `${a}.${b}.${c}.${d}.`,
      `${number}`,
      `0x${number.toString(16)}`,
      `0${number.toString(8)}`,
      `${a}.${b}.${c * 256 + d}`,
      `${a}.${number % 2 ** 24}`,
      `0x${a.toString(16)}.0${b.toString(8)}.${c}.${d}`,
      `${a}%2e${b}%2E${c}.${d}`,
      `${a}。${b}．${c}｡${d}`,
      [...dotted(number)].map((sign) => (/\d/.test(sign) ? fullWidth(sign) : sign)).join(""),
      `[::ffff:${a}.${b}.${c}.${d}]`,
      `[::ffff:${hex(number)}]`,
      `[::${hex(number)}]`,
      `[64:ff9b::${a}.${b}.${c}.${d}]`,
      `[64:ff9b:1::${hex(number)}]`,
      `[2002:${hex(number)}::1]`,
      `[::ffff:0:${hex(number)}]`,
      `[fe80::${hex(number)}]`,
      `[fd00::${hex(number)}]`,
    )
    .map((host) => ({ host, number }));
});
const fullWidth = (digit: string) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0);

fuzz(
  "[P26] [WH4] a closed address is refused however it is written, and so is any IPv4 inside IPv6",
  fc.property(written4, fc.constantFrom("", ":443", ":8443"), ({ host, number }, port) => {
    const refusal = urlRefusal(`https://${host}${port}/hook`, false);
    if (host.startsWith("[") || isClosed4(number)) {
      expect(refusal).toBeOneOf(["address_not_allowed", "url_not_allowed"]);
    }
    expect(urlRefusal(`http://${host}${port}/`, false)).toBe("url_not_allowed");
    expect(urlRefusal(`https://a@${host}${port}/`, false)).toBe("url_not_allowed");
  }),
);

const group = fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16));
fuzz(
  "[P26] an address of IPv6 is public in 2000::/3 alone, and there not where it stands for another",
  fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
    const address = groups.join(":");
    const [first = 0, second = 0] = groups.map((one) => Number.parseInt(one, 16));
    const isGlobal = first >= 0x2000 && first < 0x4000;
    const standsForOther =
      first === 0x2002 ||
      (first === 0x2001 && (second < 0x200 || second === 0xdb8)) ||
      (first === 0x3fff && second < 0x1000);
    expect(isPublicAddress(address)).toBe(isGlobal && !standsForOther);
    expect(isPublicAddress(`${address}%eth0`)).toBe(false);
  }),
  [[["2001", "0", "0", "0", "0", "0", "0", "1"]], [["2002", "7f00", "1", "0", "0", "0", "0", "1"]]],
);

const anyUrl = textOf([
  ..."/:@?#\\%[]. \t\n\0",
  "https://",
  "HTTPS:",
  "http://",
  "file:///",
  "gopher://",
  "data:,",
  "javascript:",
  "localhost",
  "127.0.0.1",
  "[::1]",
  "169.254.169.254",
  "2130706433",
  "0x7f.1",
  "example.com",
  "user:pass@",
]);

fuzz(
  "[P26] any text is refused, or is an https address without a sign-in whose host is a name or public",
  fc.property(anyUrl, (text) => {
    const refusal = urlRefusal(text, false);
    expect(refusal).toBeOneOf([undefined, "url_not_allowed", "address_not_allowed"]);
    if (isPublicAddress(text)) expect(isIPv4(text) || isIPv6(text)).toBe(true);
    if (refusal !== undefined) return;
    const { protocol, username, password, hostname } = new URL(text);
    expect([protocol, username, password]).toEqual(["https:", "", ""]);
    const host = hostname.replace(/^\[|\]$/g, "");
    if (isIPv4(host) || isIPv6(host)) expect(isPublicAddress(host)).toBe(true);
  }),
);

fuzz(
  "[P26] a name one of whose addresses is closed is not connected to, wherever that one stands",
  fc.asyncProperty(
    fc.array(number4, { maxLength: 3 }),
    number4.filter(isClosed4),
    fc.boolean(),
    async (others, closed, isFirst) => {
      const found = (isFirst ? [closed, ...others] : [...others, closed]).map((number) => ({
        address: dotted(number),
        family: 4,
      }));
      const ask = createGuardedRequest({ toPrivate: false, resolve: async () => found });
      const answer: unknown = await ask({
        url: "https://hook.example/",
        method: "POST",
        body: "",
        timeout: 1_000,
        maxBytes: 10,
      }).catch((error: unknown) => error);
      expect(answer).toBeInstanceOf(RequestRefused);
      expect((answer as RequestRefused).code).toBe("address_not_allowed");
    },
  ),
);
