import { BlockList, isIP } from "node:net";
import type { TrustProxy } from "../settings.ts";

/**
 * Whose request it is, for limits: the address of the connection, or the one that a trusted proxy
 * names. What stands further left in X-Forwarded-For anyone can write.
 */
export function clientAddress(
  connection: string | undefined,
  forwardedFor: string | undefined,
  trust: TrustProxy,
): string {
  const chain = [
    ...(forwardedFor ?? "").split(",").map((address) => address.trim()),
    connection ?? "",
  ].filter((address) => isIP(plain(address)) !== 0);
  if ("hops" in trust) {
    return network(plain(chain.at(-1 - trust.hops) ?? chain[0] ?? "unknown"));
  }
  const trusted = blockListOf(trust.addresses);
  const first = chain.findLast((address) => !isTrusted(trusted, plain(address)));
  return network(plain(first ?? chain[0] ?? "unknown"));
}

// "::ffff:10.0.0.1" is 10.0.0.1, as a dual-stack socket writes it.
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

// A home or a phone has a whole /64 of addresses; counting single ones would count nothing.
function network(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("%")[0]?.split("::") ?? [];
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, missing)).fill("0"), ...right];
  return `${groups.slice(0, 4).join(":")}::/64`;
}

function isTrusted(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

function blockListOf(addresses: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of addresses) {
    const [address = "", prefix] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}
