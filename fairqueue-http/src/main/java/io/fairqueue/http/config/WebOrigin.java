package io.fairqueue.http.config;

import java.net.IDN;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a web page comes from: scheme, host and port, spelled as browsers spell it (RFC 6454): in
 * lower case, hosts in ASCII, without a default port.
 */
public record WebOrigin(String text) {

  private static final Pattern FORM =
      Pattern.compile("(https?)://(\\[[0-9a-f:.]+]|[^\\s/:@?#%\\[\\]]+)(?::(\\d{1,5}))?/?");

  private static final int LAST_PORT = 65_535;

  /** Characters that browsers and {@link IDN} spell differently: ß, ς, and the two joiners. */
  private static final Set<Integer> AMBIGUOUS = Set.of(0xDF, 0x3C2, 0x200C, 0x200D);

  /** Reads a text form; throws {@link IllegalArgumentException} for what is no origin. */
  public static WebOrigin parse(String text) {
    Matcher parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new IllegalArgumentException("not an origin");
    }
    String scheme = parts.group(1);
    String port = parts.group(3);
    if (port != null && Integer.parseInt(port) > LAST_PORT) {
      throw new IllegalArgumentException("no such port");
    }
    String authority = host(parts.group(2)) + (port == null ? "" : ":" + Integer.valueOf(port));
    return new WebOrigin(scheme + "://" + withoutDefaultPort(scheme, authority));
  }

  /** The same authority, whether the scheme's own port was written or not. */
  public static String withoutDefaultPort(String scheme, String authority) {
    String port = scheme.equals("https") ? ":443" : ":80";
    return authority.endsWith(port)
        ? authority.substring(0, authority.length() - port.length())
        : authority;
  }

  private static String host(String host) {
    if (host.startsWith("[")) {
      return host;
    }
    if (host.codePoints().anyMatch(AMBIGUOUS::contains)) {
      throw new IllegalArgumentException("write this host in its xn-- form");
    }
    return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
  }
}
