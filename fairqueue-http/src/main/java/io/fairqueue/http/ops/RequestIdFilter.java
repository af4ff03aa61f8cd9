package io.fairqueue.http.ops;

import io.fairqueue.http.FilterOrder;
import io.fairqueue.port.IdSource;
import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;
import java.util.regex.Pattern;

/** Names each request, for its answer and for every log line that it causes. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.REQUEST_ID)
final class RequestIdFilter {

  private static final String HEADER = "X-Request-Id";
  private static final String LOGGED_AS = "request_id";

  // What can't break a log line or a header.
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final IdSource ids;

  RequestIdFilter(IdSource ids) {
    this.ids = ids;
  }

  @RequestFilter
  void receive(HttpRequest<?> request, MutablePropagatedContext context) {
    String id =
        request
            .getHeaders()
            .findFirst(HEADER)
            .filter(theirs -> SANE.matcher(theirs).matches())
            .orElseGet(() -> ids.next().toString());
    request.setAttribute(HEADER, id);
    context.add(new MdcPropagationContext(Map.of(LOGGED_AS, id)));
  }

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request.getAttribute(HEADER, String.class).ifPresent(id -> response.header(HEADER, id));
  }
}
