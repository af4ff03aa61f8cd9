package io.fairqueue.http.browser;

import io.fairqueue.http.request.Paths;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may read the answer to a request, told to browsers by its headers (Fetch, CORS).
 *
 * @param origin whose pages; {@code *} for everybody's, null for nobody's
 * @param preflight whether the browser only asks what a page may send
 */
record Grant(@Nullable String origin, boolean preflight) {

  private static final String EVERYBODY = "*";
  private static final String NOBODY = "null";

  private static final String EXPOSED = "X-Request-Id, Retry-After, Idempotent-Replayed, ETag";
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String HEADERS =
      "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID,"
          + " "
          + ConsoleHeader.NAME
          + ", X-Request-Id";

  /** What pages of strangers may read, and ask with: nothing that says who asks. */
  private static final String METHODS_OF_EVERYBODY = "GET, HEAD";

  private static final String HEADERS_OF_EVERYBODY = "If-None-Match, X-Request-Id";

  /** As long as browsers believe at most. */
  private static final String REMEMBERED_SECONDS = "7200";

  static final Grant NONE = new Grant(null, false);
  private static final Grant PUBLIC = new Grant(EVERYBODY, false);

  /** What people read is for no script of another origin, so it is the same for all that ask. */
  private static final Grant PEOPLE = new Grant(NOBODY, false);

  static Grant of(HttpRequest request, Origins origins) {
    HttpHeaders headers = request.headers();
    String origin = headers.get(HttpHeaderNames.ORIGIN);
    if (isForPeople(request.uri())) {
      return PEOPLE;
    }
    if (origin == null) {
      return isPublic(request, request.method().name()) ? PUBLIC : NONE;
    }
    boolean allowed =
        origins.allows(headers.getAll(HttpHeaderNames.ORIGIN), headers.get(HttpHeaderNames.HOST));
    String asked = headers.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    if (asked != null && request.method().equals(HttpMethod.OPTIONS)) {
      String whose = allowed ? origin : isPublic(request, asked) ? EVERYBODY : null;
      return new Grant(whose, true);
    }
    if (isPublic(request, request.method().name())) {
      return PUBLIC;
    }
    return allowed ? new Grant(origin, false) : NONE;
  }

  private static boolean isPublic(HttpRequest request, String method) {
    return PublicReads.isMethod(method)
        && !request.headers().contains(HttpHeaderNames.AUTHORIZATION)
        && !ConsoleHeader.isIn(request.headers()::getAll)
        && PublicReads.isPath(request.uri());
  }

  private static boolean isForPeople(String uri) {
    int query = uri.indexOf('?');
    return Paths.isPage(query < 0 ? uri : uri.substring(0, query));
  }

  void tell(HttpHeaders answer) {
    if (NOBODY.equals(origin)) {
      return;
    }
    boolean everybody = EVERYBODY.equals(origin);
    if (!everybody) {
      // Caches must not give what one page may read to another.
      answer.add(HttpHeaderNames.VARY, "Origin");
    }
    if (origin == null) {
      return;
    }
    answer.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    answer.set(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    if (preflight) {
      answer.set(
          HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, everybody ? METHODS_OF_EVERYBODY : METHODS);
      answer.set(
          HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, everybody ? HEADERS_OF_EVERYBODY : HEADERS);
      answer.set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, REMEMBERED_SECONDS);
    }
  }
}
