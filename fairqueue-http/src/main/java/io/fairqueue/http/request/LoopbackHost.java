package io.fairqueue.http.request;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Knows the names by which a machine calls itself. A page of the world can make a browser call this
 * machine under the page's own name (DNS rebinding), and a proxy passes on the name it was called
 * by: so the name tells what the peer's address does not.
 */
public final class LoopbackHost {

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final String AUTHORITY =
      "(localhost|127(\\.%s){3}|\\[::1\\])(:\\d{1,5})?".formatted(OCTET);
  private static final Pattern NAME = Pattern.compile(AUTHORITY, Pattern.CASE_INSENSITIVE);
  private static final Pattern ABSOLUTE =
      Pattern.compile("http://" + AUTHORITY + "([/?].*)?", Pattern.CASE_INSENSITIVE);

  private LoopbackHost() {}

  /**
   * Whether a request was made to this machine by such a name.
   *
   * @param hosts every {@code Host} that it has: there must be one, and no more
   * @param target as it stands in the request; where it names a host too, that must be one as well
   */
  public static boolean isAsked(List<String> hosts, String target) {
    return hosts.size() == 1
        && NAME.matcher(hosts.getFirst().strip()).matches()
        && (target.startsWith("/") || ABSOLUTE.matcher(target).matches());
  }
}
