package io.fairqueue.http.browser;

import io.fairqueue.http.request.FilterOrder;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.cors.CorsFilter;
import org.jspecify.annotations.Nullable;

/**
 * Answers browsers that ask what a page may send; {@link GrantHandler} tells them. Stands in the
 * place of the framework's own filter, which refuses strangers altogether, decorates only some
 * answers, and makes the framework skip the conditions of other filters.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(FilterOrder.PREFLIGHT)
@Replaces(CorsFilter.class)
final class PreflightFilter {

  @RequestFilter
  @Nullable HttpResponse<?> answer(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    return request.getMethod() == HttpMethod.OPTIONS
            && headers.contains(HttpHeaders.ORIGIN)
            && headers.contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)
        ? HttpResponse.ok()
        : null;
  }
}
