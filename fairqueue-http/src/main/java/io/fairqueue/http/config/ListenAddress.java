package io.fairqueue.http.config;

import io.fairqueue.domain.AddressRange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host a name or an address, IPv6 without brackets; {@link #ALL} for every address
 * @param port 0 for any free one
 */
public record ListenAddress(String host, int port) {

  static final String ALL = "*";

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252})");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern WRITTEN = Pattern.compile("(\\[[^\\]]*\\]|[^:\\[\\]]+):(\\d{1,5})");
  private static final int LAST_PORT = 65_535;

  public ListenAddress {
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException("not a port");
    }
  }

  /** Reads {@code host:port}; throws {@link IllegalArgumentException} for anything else. */
  public static ListenAddress parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      throw new IllegalArgumentException("not host:port");
    }
    return new ListenAddress(host(written.group(1)), Integer.parseInt(written.group(2)));
  }

  /** Reads a host; IPv6 with brackets or without. */
  static String host(String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    boolean fit = text.equals(ALL) || (bare.equals(text) && HOST.matcher(bare).matches());
    if (!fit && !(IPV6.matcher(bare).matches() && isIpv6(bare))) {
      throw new IllegalArgumentException("not a host");
    }
    return bare;
  }

  private static boolean isIpv6(String text) {
    try {
      return AddressRange.parse(text).bits() > Integer.SIZE;
    } catch (IllegalArgumentException unfit) {
      return false;
    }
  }

  /** The same host at another port. */
  public ListenAddress withPort(int another) {
    return new ListenAddress(host, another);
  }

  public boolean isAll() {
    return host.equals(ALL);
  }

  /** What a socket is bound to. */
  public InetSocketAddress toSocketAddress() {
    return isAll() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
  }

  /** Whether a server could listen there now; nobody keeps it free. */
  public boolean isFree() {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(toSocketAddress());
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  /** Whether only this machine reaches it. */
  public boolean isLoopback() {
    try {
      return !isAll() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }

  /** How programs on this machine call it. */
  public URI url() {
    if (isAll() || host.equals("0.0.0.0") || host.equals("::") || host.equals("127.0.0.1")) {
      return URI.create("http://localhost:" + port);
    }
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
