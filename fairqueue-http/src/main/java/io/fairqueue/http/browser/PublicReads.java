package io.fairqueue.http.browser;

import io.fairqueue.http.request.Paths;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What anybody may read, from any page: the same for all callers without a session. */
public final class PublicReads {

  private static final Set<String> OF_EVENT =
      Stream.of(
              Paths.AVAILABILITY,
              Paths.BOARD,
              Paths.DRAW,
              Paths.SEATS,
              Paths.QUEUE,
              Paths.EVENT_PICTURE,
              Paths.PROOF_BUNDLE)
          .map(path -> path.substring(path.indexOf("}/") + 2))
          .collect(Collectors.toUnmodifiableSet());

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
    if (!path.startsWith(Paths.EVENTS)) {
      return path.equals(Paths.KEYS)
          || Paths.isProof(path)
          || path.equals(Paths.EMBED)
          || path.startsWith(Paths.PICTURES + "/")
          || path.startsWith(Paths.ASSETS + "/");
    }
    if (path.length() == Paths.EVENTS.length()) {
      return true;
    }
    if (path.charAt(Paths.EVENTS.length()) != '/') {
      return false;
    }
    int end = path.indexOf('/', Paths.EVENTS.length() + 1);
    return end < 0 || OF_EVENT.contains(path.substring(end + 1));
  }
}
