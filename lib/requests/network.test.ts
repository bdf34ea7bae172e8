import { expect, test } from "vitest";
import { networkOf } from "@/lib/requests/network";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"],
  ["2001:DB8::1", "2001:db8:0:0::/64"],
])("%s is counted as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.1.2.3", "172.20.0.1", "192.168.1.1", "169.254.1.1", "fe80::1%eth0", "fd00::1", "unknown", "", "203.0.113.7, 10.0.0.1", "1.2.3"])("%j tells nothing of who sends: a proxy, an onion service, or no address", (address) => {
  expect(networkOf(address)).toBeNull();
});
