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

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    SecurityHeaders.ALWAYS.forEach(response::header);
    SecurityHeaders.UNLESS_SAID.forEach((name, value) -> unlessSaid(response, name, value));
    if (request.getPath().startsWith("/api/")) {
      SecurityHeaders.OF_API_UNLESS_SAID.forEach(
          (name, value) -> unlessSaid(response, name, value));
    }
  }

  private static void unlessSaid(MutableHttpResponse<?> response, String name, String value) {
    if (!response.getHeaders().contains(name)) {
      response.header(name, value);
    }
  }
}
