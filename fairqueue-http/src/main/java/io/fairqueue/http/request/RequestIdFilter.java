package io.fairqueue.http.request;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Names each request, for its answer and for every log line that it causes. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.REQUEST_ID)
final class RequestIdFilter {

  private final RequestIds ids;

  RequestIdFilter(RequestIds ids) {
    this.ids = ids;
  }

  @RequestFilter
  void receive(HttpRequest<?> request, MutablePropagatedContext context) {
    String id = ids.of(request.getHeaders().get(RequestIds.HEADER));
    request.setAttribute(RequestIds.HEADER, id);
    context.add(new MdcPropagationContext(LogContext.of(id, request.getPath()).fields()));
  }

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(RequestIds.HEADER, String.class)
        .ifPresent(id -> response.header(RequestIds.HEADER, id));
  }
}
