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
  private static final int WIDE_BYTES = 6;

  /** An IPv6 address that stands for an IPv4 one arrives as that one. */
  public static Network of(InetAddress address) {
    return address instanceof Inet6Address
        ? new Network(
            HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), PREFIX_BYTES)) + "::/64")
        : new Network(address.getHostAddress());
  }

  /** Wider, so that it tells of no house: {@code 203.0.113.0/24}, {@code 20010db80000::/48}. */
  public static String wide(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(bytes, WIDE_BYTES)) + "::/48"
        : "%d.%d.%d.0/24".formatted(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF);
  }
}
