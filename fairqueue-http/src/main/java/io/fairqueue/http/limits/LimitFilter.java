package io.fairqueue.http.limits;

import io.fairqueue.http.FilterOrder;
import io.fairqueue.http.ops.PeerAddress;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.CallerAttribute;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Counts each call for its address, and for its account once that is known. */
@ServerFilter("/api/**")
final class LimitFilter {

  private final Limits limits;
  private final PeerAddress peers;

  LimitFilter(Limits limits, PeerAddress peers) {
    this.limits = limits;
    this.peers = peers;
  }

  @RequestFilter
  @Order(FilterOrder.ADDRESS_LIMIT)
  @ExecuteOn(TaskExecutors.BLOCKING)
  void address(HttpRequest<?> request) {
    limits.call(peers.client(request));
  }

  @RequestFilter
  @Order(FilterOrder.ACCOUNT_LIMIT)
  @ExecuteOn(TaskExecutors.BLOCKING)
  void account(HttpRequest<?> request) {
    CallerAttribute.get(request)
        .ifPresent(
            caller ->
                limits.call(
                    switch (caller) {
                      case Caller.Fan fan -> fan.id().value();
                      case Caller.Staff staff -> staff.actor().id().value();
                    }));
  }
}
