package io.fairqueue.http.security;

import io.fairqueue.http.FilterOrder;
import io.fairqueue.http.problem.ProblemException;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/** Finds out who calls, for the routes that want to know, before anything else is looked at. */
@ServerFilter("/api/**")
@Order(FilterOrder.AUTHENTICATION)
final class AuthenticationFilter {

  private static final String SCHEME = "Bearer ";

  private final Authenticator authenticator;

  AuthenticationFilter(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void filter(HttpRequest<?> request) {
    CallerParameter.of(request).ifPresent(wanted -> authenticate(request, wanted));
  }

  private void authenticate(HttpRequest<?> request, CallerParameter wanted) {
    Optional<String> header = request.getHeaders().findFirst("Authorization");
    if (header.isEmpty()) {
      if (!wanted.optional()) {
        throw unauthorized();
      }
      return;
    }
    Caller caller =
        token(header.get())
            .flatMap(
                token ->
                    authenticator.anyone(token, CallerParameter.freshness(request.getMethod())))
            .orElseThrow(AuthenticationFilter::unauthorized);
    if (wanted.takes(caller)) {
      CallerAttribute.set(request, caller);
    } else if (!wanted.optional()) {
      throw unauthorized();
    }
  }

  private static Optional<String> token(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  private static ProblemException unauthorized() {
    return new ProblemException(
        HttpStatus.UNAUTHORIZED, "UNAUTHORIZED", "A valid session of the right kind is needed.");
  }
}
