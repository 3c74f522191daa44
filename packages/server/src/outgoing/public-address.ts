import { BlockList, isIPv4, isIPv6 } from "node:net";

// IANA's special-purpose registries: everything of IPv4 that is not a public host, and of the one
// global block of IPv6 what leads elsewhere (Teredo and other protocols, documentation, 6to4).
const special = new BlockList();
const subnets: [address: string, prefix: number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
  // Answers for metadata in some clouds, though it looks public.
  ["168.63.129.16", 32],
];
const subnets6: [address: string, prefix: number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];
for (const [address, prefix] of subnets) special.addSubnet(address, prefix, "ipv4");
for (const [address, prefix] of subnets6) special.addSubnet(address, prefix, "ipv6");

const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");

/**
 * Whether an IP address is one of the public internet. IPv4 inside IPv6 (mapped, translated) is not:
 * it is a way around a list of IPv4 addresses.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, "ipv4");
  if (!isIPv6(address) || address.includes("%")) return false;
  return global6.check(address, "ipv6") && !special.check(address, "ipv6");
}
