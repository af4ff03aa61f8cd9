package io.fairqueue.http.ops;

import io.fairqueue.http.FilterOrder;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Tells browsers what not to do with our answers. A page's own, stricter or laxer, policy stands.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.HEADERS)
final class SecurityHeadersFilter {

  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
          + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.header("X-Content-Type-Options", "nosniff");
    response.header("X-Frame-Options", "DENY");
    response.header("Referrer-Policy", "no-referrer");
    if (!response.getHeaders().contains("Content-Security-Policy")) {
      response.header("Content-Security-Policy", POLICY);
    }
    if (request.getPath().startsWith("/api/") && !response.getHeaders().contains("Cache-Control")) {
      response.header("Cache-Control", "no-store");
    }
  }
}
