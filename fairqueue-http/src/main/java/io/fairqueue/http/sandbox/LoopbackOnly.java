package io.fairqueue.http.sandbox;

import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.FilterOrder;
import io.fairqueue.http.request.LocalRequests;
import io.fairqueue.http.request.Paths;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** What is for trying things out is there for this machine alone, whatever passes it on. */
@ServerFilter({Paths.DEV_PATTERN, Paths.SANDBOX_PATTERN})
@Order(FilterOrder.ACCESS)
final class LoopbackOnly {

  @RequestFilter
  void check(HttpRequest<?> request) {
    if (!LocalRequests.isLocal(request)) {
      throw new ProblemException(Refusal.NOT_FOUND);
    }
  }
}
