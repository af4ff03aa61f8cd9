package io.fairqueue.http.console.frame;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.FilterOrder;
import io.fairqueue.http.request.Paths;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** The console is there unless operators turned it off. */
@ServerFilter(Paths.CONSOLE_PATTERN)
@Order(FilterOrder.CONSOLE)
final class ConsoleSwitch {

  private final boolean on;

  ConsoleSwitch(ServerConfig config) {
    this.on = config.console();
  }

  @RequestFilter
  void check() {
    if (!on) {
      throw new ProblemException(Refusal.NOT_FOUND);
    }
  }
}
