package io.fairqueue.http.tracing;

import io.fairqueue.http.request.FilterOrder;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Traces each request that the framework answers, by its route. There while somebody wants it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.TRACE)
@Requires(property = "fairqueue.tracing")
final class TraceFilter {

  private static final String SPAN = ServerSpan.class.getName();
  private static final String NO_ROUTE = "(no route)";

  private final Traces traces;

  TraceFilter(Traces traces) {
    this.traces = traces;
  }

  @RequestFilter
  void receive(HttpRequest<?> request, MutablePropagatedContext context) {
    ServerSpan span = traces.begin(request.getMethodName(), name -> request.getHeaders().get(name));
    span.path(request.getPath());
    request.setAttribute(SPAN, span);
    context.add(new TraceContext(span.context()));
  }

  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(SPAN, ServerSpan.class)
        .ifPresent(
            span -> {
              span.route(BasicHttpAttributes.getUriTemplate(request).orElse(NO_ROUTE));
              span.end(response.code());
            });
  }
}
