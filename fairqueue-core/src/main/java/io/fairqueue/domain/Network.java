package io.fairqueue.domain;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a call comes from, as far as limits tell one caller's house from another's: an IPv4
 * address, or the first 64 bits of an IPv6 address, of which one line usually has a whole range.
 *
 * @param prefix the address, or {@code 20010db800000001::/64}; short, never what a caller wrote
 */
public record Network(String prefix) {

  private static final int PREFIX_BYTES = 8;

  /** An IPv6 address that stands for an IPv4 one arrives as that one. */
  public static Network of(InetAddress address) {
    return address instanceof Inet6Address
        ? new Network(
            HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES)) + "::/64")
        : new Network(address.getHostAddress());
  }
}
