package io.fairqueue.messages.hook;

import io.fairqueue.domain.AddressRange;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells which addresses may be called: those that the whole internet can reach, and what the
 * operator allows besides. Forms of IPv6 that stand for another address (mapped, NAT64, 6to4,
 * Teredo) are not among them. Pure.
 */
final class AddressGuard {

  /** What the IANA registries of special-purpose addresses list, and multicast. */
  private static final List<AddressRange> NOT_PUBLIC_V4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  private static final AddressRange GLOBAL_V6 = AddressRange.parse("2000::/3");

  private static final List<AddressRange> NOT_PUBLIC_V6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private final List<AddressRange> allowed;
  private final boolean loopback;

  AddressGuard(List<AddressRange> allowed, boolean loopback) {
    this.allowed = List.copyOf(allowed);
    this.loopback = loopback;
  }

  boolean allows(InetAddress address) {
    return isPublic(address)
        || (loopback && address.isLoopbackAddress())
        || allowed.stream().anyMatch(range -> range.contains(address));
  }

  private static boolean isPublic(InetAddress address) {
    return address instanceof Inet4Address
        ? NOT_PUBLIC_V4.stream().noneMatch(range -> range.contains(address))
        : GLOBAL_V6.contains(address)
            && NOT_PUBLIC_V6.stream().noneMatch(range -> range.contains(address));
  }

  private static List<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(AddressRange::parse).toList();
  }
}
