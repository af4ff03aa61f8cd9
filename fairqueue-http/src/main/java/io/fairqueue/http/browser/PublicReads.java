package io.fairqueue.http.browser;

import java.util.Set;

/** What anybody may read, from any page: the same for all who don't say who they are. */
public final class PublicReads {

  private static final String KEYS = "/.well-known/jwks.json";
  private static final String EVENTS = "/api/v1/events";

  private static final Set<String> OF_EVENT = Set.of("availability", "seats", "queue");

  private PublicReads() {}

  public static boolean isMethod(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  /**
   * Whether anybody may read this.
   *
   * @param uri with or without a query
   */
  public static boolean isPath(String uri) {
    int query = uri.indexOf('?');
    String path = query < 0 ? uri : uri.substring(0, query);
    if (!path.startsWith(EVENTS)) {
      return path.equals(KEYS);
    }
    if (path.length() == EVENTS.length()) {
      return true;
    }
    if (path.charAt(EVENTS.length()) != '/') {
      return false;
    }
    int end = path.indexOf('/', EVENTS.length() + 1);
    return end < 0 || OF_EVENT.contains(path.substring(end + 1));
  }
}
