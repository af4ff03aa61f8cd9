package io.fairqueue.http.tracing;

import io.fairqueue.http.request.FilterOrder;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.inject.MethodExecutionHandle;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;

/**
 * Traces what a request asks for, once it has come through the gate: by the controller's name and
 * its method's, which are those of a door and its verb. There while somebody wants it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.USE_CASE)
@Requires(property = "fairqueue.tracing")
final class UseCaseFilter {

  private static final String SPAN = UseCaseFilter.class.getName();

  private final Traces traces;

  UseCaseFilter(Traces traces) {
    this.traces = traces;
  }

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext context) {
    RouteAttributes.getRouteInfo(request)
        .ifPresent(
            route -> {
              if (route instanceof MethodBasedRouteInfo<?, ?> taken) {
                ServerSpan span = traces.beginUseCase(name(taken.getTargetMethod()));
                request.setAttribute(SPAN, span);
                context.add(new TraceContext(span.context()));
              }
            });
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request.getAttribute(SPAN, ServerSpan.class).ifPresent(span -> span.endInside(response.code()));
  }

  private static String name(MethodExecutionHandle<?, ?> method) {
    return method.getDeclaringType().getSimpleName().replaceFirst("Controller$", "")
        + "."
        + method.getMethodName();
  }
}
