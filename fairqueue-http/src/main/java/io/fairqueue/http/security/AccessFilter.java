package io.fairqueue.http.security;

import io.fairqueue.http.geo.Countries;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.request.FilterOrder;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.InetAddress;
import java.util.Optional;

/** Leads calls of the API through the {@link Gate}, before anything else is looked at. */
@ServerFilter(Paths.API_PATTERN)
@Order(FilterOrder.ACCESS)
final class AccessFilter {

  private final Gate gate;
  private final Authenticator authenticator;
  private final PeerAddress peers;
  private final Countries countries;

  AccessFilter(Gate gate, Authenticator authenticator, PeerAddress peers, Countries countries) {
    this.gate = gate;
    this.authenticator = authenticator;
    this.peers = peers;
    this.countries = countries;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void filter(HttpRequest<?> request) {
    InetAddress from = peers.client(request);
    gate.pass(from, () -> CallerParameter.of(request).flatMap(wanted -> caller(request, wanted)))
        .ifPresent(
            caller ->
                CallerAttribute.set(
                    request,
                    caller instanceof Caller.Staff staff
                        ? staff.from(() -> countries.of(from))
                        : caller));
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
}
