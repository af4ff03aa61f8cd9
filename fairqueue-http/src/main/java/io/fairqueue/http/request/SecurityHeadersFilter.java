package io.fairqueue.http.request;

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
    Map<String, String> defaults =
        Paths.isApi(request.getPath()) ? SecurityHeaders.API_DEFAULTS : SecurityHeaders.DEFAULTS;
    defaults.forEach(
        (name, value) -> {
          if (!response.getHeaders().contains(name)) {
            response.header(name, value);
          }
        });
  }
}
