/** By what of a network address its requests are counted. */
import { BlockList, isIP } from "node:net";

// Loopback, private and link-local networks (RFC 6890, 4193, 6598): there the sender is a proxy of ours or an onion service, which speak
// for everybody. All are then counted together, by the limit of all.
const OWN = new BlockList();
for (const [network, prefix] of [["127.0.0.0", 8], ["10.0.0.0", 8], ["172.16.0.0", 12], ["192.168.0.0", 16], ["169.254.0.0", 16], ["100.64.0.0", 10], ["0.0.0.0", 8]] as const) OWN.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [["::1", 128], ["::", 128], ["fc00::", 7], ["fe80::", 10]] as const) OWN.addSubnet(network, prefix, "ipv6");

/** The eight groups of an IPv6 address, as numbers. */
function groupsOf(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: missing }, () => "0"), ...after].map((group) => Number.parseInt(group, 16).toString(16));
}

/**
 * @param address as the socket gives it
 * @returns an IPv4 address, or the first 64 bits of an IPv6 one (a subscriber has them all); null where the address tells nothing of
 * who sends
 */
export function networkOf(address: string): string | null {
  const plain = address.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/i, "").toLowerCase();
  const version = isIP(plain);
  if (version === 0 || OWN.check(plain, version === 4 ? "ipv4" : "ipv6")) return null;
  return version === 4 ? plain : `${groupsOf(plain).slice(0, 4).join(":")}::/64`;
}
