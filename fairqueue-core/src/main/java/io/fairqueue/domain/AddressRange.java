package io.fairqueue.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A range of network addresses, written {@code 10.0.0.0/8} (RFC 4632) or as one address.
 *
 * @param bits how many leading bits count
 */
public record AddressRange(InetAddress network, int bits) {

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

  // Only literals: a host name would be looked up, and so would what only resembles an address.
  private static final Pattern LITERAL =
      Pattern.compile(
          "(%1$s(\\.%1$s){3}|(?=.*:)[0-9a-fA-F:][0-9a-fA-F:.]*)(/\\d{1,3})?".formatted(OCTET));

  /** Reads the text form; throws {@link IllegalArgumentException} for anything else. */
  public static AddressRange parse(String text) {
    if (!LITERAL.matcher(text).matches()) {
      throw new IllegalArgumentException("not an address range");
    }
    String[] parts = text.split("/", -1);
    InetAddress network = literal(parts[0]);
    int max = network.getAddress().length * Byte.SIZE;
    int bits = parts.length == 1 ? max : Integer.parseInt(parts[1]);
    if (bits > max) {
      throw new IllegalArgumentException("not an address range");
    }
    return new AddressRange(network, bits);
  }

  private static InetAddress literal(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address", e);
    }
  }

  public boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] theirs = address.getAddress();
    int whole = bits / Byte.SIZE;
    if (mine.length != theirs.length || !Arrays.equals(mine, 0, whole, theirs, 0, whole)) {
      return false;
    }
    int rest = bits % Byte.SIZE;
    return rest == 0 || (mine[whole] ^ theirs[whole]) >>> (Byte.SIZE - rest) == 0;
  }
}
