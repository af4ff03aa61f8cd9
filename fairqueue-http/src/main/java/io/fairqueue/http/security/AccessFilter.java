package io.fairqueue.http.security;

import io.fairqueue.http.limit.Limits;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.request.FilterOrder;
import io.fairqueue.http.request.PeerAddress;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides who gets through to the API, before anything else is looked at: the call is counted for
 * its address; who calls is found out for the routes that want to know; the call is counted for
 * that account. One filter for the three, since each needs a thread that may wait.
 */
@ServerFilter("/api/**")
@Order(FilterOrder.ACCESS)
final class AccessFilter {

  private final Authenticator authenticator;
  private final Limits limits;
  private final PeerAddress peers;

  AccessFilter(Authenticator authenticator, Limits limits, PeerAddress peers) {
    this.authenticator = authenticator;
    this.limits = limits;
    this.peers = peers;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void filter(HttpRequest<?> request) {
    limits.call(peers.client(request));
    CallerParameter.of(request)
        .flatMap(wanted -> caller(request, wanted))
        .ifPresent(
            caller -> {
              CallerAttribute.set(request, caller);
              limits.call(account(caller));
            });
  }

  private Optional<Caller> caller(HttpRequest<?> request, CallerParameter wanted) {
    String header = BearerToken.header(request);
    if (header == null) {
      return wanted.otherwise(ProblemException::unauthorized);
    }
    Caller caller =
        BearerToken.in(header)
            .flatMap(
                token ->
                    authenticator.anyone(token, CallerParameter.freshness(request.getMethod())))
            .orElseThrow(ProblemException::unauthorized);
    return wanted.takes(caller)
        ? Optional.of(caller)
        : wanted.otherwise(ProblemException::unauthorized);
  }

  private static UUID account(Caller caller) {
    return switch (caller) {
      case Caller.Fan fan -> fan.id().value();
      case Caller.Staff staff -> staff.actor().id().value();
    };
  }
}
