import { describe, expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

describe("nobody is trusted", () => {
  test("the connection counts, whatever a header says", () => {
    expect(clientAddress("203.0.113.7", "10.0.0.1, 1.2.3.4", { hops: 0 })).toBe("203.0.113.7");
    expect(clientAddress("::ffff:203.0.113.7", undefined, { hops: 0 })).toBe("203.0.113.7");
    expect(clientAddress(undefined, undefined, { hops: 0 })).toBe("unknown");
  });

  test("an IPv6 address counts by its network", () => {
    const one = clientAddress("2001:db8:1:2:aaaa::1", undefined, { hops: 0 });
    const other = clientAddress("2001:db8:1:2:bbbb:cccc:dddd:2", undefined, { hops: 0 });
    expect(one).toBe("2001:db8:1:2::/64");
    expect(other).toBe(one);
    expect(clientAddress("2001:db8:1:3::1", undefined, { hops: 0 })).not.toBe(one);
  });
});

describe("so many proxies are trusted", () => {
  test("what they wrote counts, not what stands left of it", () => {
    const header = "6.6.6.6, 198.51.100.9";
    expect(clientAddress("10.0.0.1", header, { hops: 1 })).toBe("198.51.100.9");
    expect(clientAddress("10.0.0.1", `${header}, 10.0.0.2`, { hops: 2 })).toBe("198.51.100.9");
    expect(clientAddress("10.0.0.1", undefined, { hops: 2 })).toBe("10.0.0.1");
    expect(clientAddress("10.0.0.1", "garbage, 198.51.100.9", { hops: 1 })).toBe("198.51.100.9");
  });
});

describe("some addresses are trusted", () => {
  const trust = { addresses: ["10.0.0.0/8", "::1"] };
  test("the last one that is not, counts", () => {
    expect(clientAddress("10.0.0.1", "6.6.6.6, 198.51.100.9, 10.0.0.2", trust)).toBe(
      "198.51.100.9",
    );
    expect(clientAddress("::1", "198.51.100.9", trust)).toBe("198.51.100.9");
    expect(clientAddress("203.0.113.7", "198.51.100.9", trust)).toBe("203.0.113.7");
    expect(clientAddress("10.0.0.1", "10.0.0.2", trust)).toBe("10.0.0.2");
  });
});
