package io.fairqueue.messages.hook;

import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.port.message.EndpointUrls;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which URLs endpoints and push services may have. */
public final class HookUrls implements EndpointUrls {

  private static final int FIRST_FREE_PORT = 1_024;

  /**
   * What looks like an address is one, written the one usual way: no octal, hexadecimal or short.
   */
  private static final Pattern OCTETS =
      Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

  private static final Pattern NUMERIC_END =
      Pattern.compile(".*(^|\\.)(\\d+|0[xX][0-9a-fA-F]*)\\.?");

  private final HookSettings settings;
  private final AddressGuard guard;
  private final HostLookup lookup;

  public HookUrls(HookSettings settings) {
    this(settings, HostLookup.ofThisMachine());
  }

  HookUrls(HookSettings settings, HostLookup lookup) {
    this.settings = settings;
    this.guard = new AddressGuard(settings.allowed(), settings.loopback());
    this.lookup = lookup;
  }

  /** A name that can't be looked up now may be there later: it is checked whenever it is called. */
  @Override
  public @Nullable String refusal(String url) {
    @Nullable String fault = fault(url);
    if (fault != null) {
      return fault;
    }
    URI uri = URI.create(url);
    try {
      boolean onlyThisMachine = true;
      for (InetAddress address : lookup.lookup(host(uri))) {
        if (!guard.allows(address)) {
          return "must not lead to an address that is private or reserved";
        }
        onlyThisMachine &= address.isLoopbackAddress();
      }
      return isPlain(uri) && !onlyThisMachine ? "must begin with https://" : null;
    } catch (UnknownHostException unknown) {
      return isPlain(uri) ? "must begin with https://" : null;
    }
  }

  /** What is wrong with a URL as it is written; null if nothing is. Looks nothing up. */
  public @Nullable String fault(String url) {
    if (url.length() > EndpointSettings.MAX_URL) {
      return "must have at most " + EndpointSettings.MAX_URL + " characters";
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException malformed) {
      return "must be a URL";
    }
    if (!"https".equalsIgnoreCase(uri.getScheme()) && !(settings.loopback() && isPlain(uri))) {
      return "must begin with https://";
    }
    if (uri.getRawUserInfo() != null) {
      return "must not hold credentials";
    }
    if (uri.getHost() == null || !isUsualHost(host(uri))) {
      return "must name a host, or an address in its usual form";
    }
    if (uri.getRawFragment() != null) {
      return "must not have a fragment";
    }
    return isAllowedPort(uri) ? null : "must have the port 443, 8443, or one from 1024";
  }

  private static boolean isPlain(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme());
  }

  /** Without the brackets of an IPv6 address. */
  private static String host(URI uri) {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static boolean isUsualHost(String host) {
    return host.contains(":")
        ? !host.contains("%")
        : OCTETS.matcher(host).matches() || !NUMERIC_END.matcher(host).matches();
  }

  private static boolean isAllowedPort(URI uri) {
    int port = uri.getPort();
    return port == -1 ? !isPlain(uri) : port == 443 || (port >= FIRST_FREE_PORT && port <= 65_535);
  }
}
