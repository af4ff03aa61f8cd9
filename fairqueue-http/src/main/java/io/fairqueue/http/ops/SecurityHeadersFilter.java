package io.fairqueue.http.ops;

import io.fairqueue.http.FilterOrder;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;

/**
 * Tells browsers what not to do with our answers. A page's own, stricter or laxer, policy stands.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.HEADERS)
final class SecurityHeadersFilter {

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    SecurityHeaders.ALWAYS.forEach(response::header);
    Map<String, String> unlessSaid =
        request.getPath().startsWith("/api/")
            ? SecurityHeaders.OF_API_UNLESS_SAID
            : SecurityHeaders.UNLESS_SAID;
    unlessSaid.forEach(
        (name, value) -> {
          if (!response.getHeaders().contains(name)) {
            response.header(name, value);
          }
        });
  }
}
