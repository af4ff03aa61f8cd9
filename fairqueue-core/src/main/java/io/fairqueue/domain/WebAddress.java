package io.fairqueue.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address on the web that browsers and we read alike, with what can be written in several ways
 * written in one: scheme and host in lower case, no default port, no empty path.
 *
 * @param port -1 for the scheme's own
 * @param query as it was written; null for none
 */
record WebAddress(String scheme, String host, int port, String path, @Nullable String query) {

  private static final String HTTPS = "https";
  private static final String HTTP = "http";

  /** Neither blanks nor what is read as something else: browsers take {@code \} for {@code /}. */
  private static final Pattern PLAIN = Pattern.compile("[!-~&&[^\\\\\"<>^`{|}]]+");

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\]");

  /** Slashes, zero characters and escapes that are hidden from whoever compares paths. */
  private static final Pattern HIDDEN = Pattern.compile("//|%2f|%5c|%00|%25");

  /** The address that a text is; empty for one that somebody could take for another. */
  static Optional<WebAddress> read(String text, int longest) {
    if (text.length() > longest || !PLAIN.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return of(new URI(text));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<WebAddress> of(URI uri) {
    if (uri.getScheme() == null || uri.getHost() == null || uri.getRawFragment() != null) {
      return Optional.empty();
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean loopback = LOOPBACK.matcher(host).matches();
    boolean safe = scheme.equals(HTTPS) || (scheme.equals(HTTP) && loopback);
    boolean named = loopback || NAME.matcher(host).matches();
    // Who is named before the host, and odd ways to write a port, are told by the whole.
    String whole = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    if (!safe || !named || !whole.equals(uri.getRawAuthority()) || isWinding(path)) {
      return Optional.empty();
    }
    int usual = scheme.equals(HTTPS) ? 443 : 80;
    int port = uri.getPort() == usual ? -1 : uri.getPort();
    return port == 0 || port > 0xFFFF
        ? Optional.empty()
        : Optional.of(new WebAddress(scheme, host, port, path, uri.getRawQuery()));
  }

  /** Whether a path does not lead where it seems to. */
  private static boolean isWinding(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return HIDDEN.matcher(lower).find()
        || Arrays.stream(lower.replace("%2e", ".").split("/"))
            // Some servers take off what follows a semicolon before they walk a path.
            .map(part -> part.split(";", 2)[0])
            .anyMatch(part -> part.equals(".") || part.equals(".."));
  }

  /** Whether another address is of the same origin, and its path this one's or below it. */
  boolean covers(WebAddress other) {
    String below = path.endsWith("/") ? path : path + "/";
    return scheme.equals(other.scheme)
        && host.equals(other.host)
        && port == other.port
        && (other.path.equals(path) || other.path.startsWith(below));
  }

  /** Whether the query has a parameter of this name, however it is written. */
  boolean says(String parameter) {
    return query != null
        && Arrays.stream(query.split("[&;]"))
            .map(part -> part.split("=", 2)[0])
            .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8).strip())
            .anyMatch(parameter::equalsIgnoreCase);
  }

  String origin() {
    return scheme + "://" + host + (port < 0 ? "" : ":" + port);
  }

  String text() {
    return origin() + path + (query == null ? "" : "?" + query);
  }
}
