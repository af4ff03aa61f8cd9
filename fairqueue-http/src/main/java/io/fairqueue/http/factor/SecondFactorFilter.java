package io.fairqueue.http.factor;

import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.FilterOrder;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.CallerAttribute;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/**
 * Where every organizer has to have a second factor, nothing but setting one up is done without it.
 */
@ServerFilter({Paths.API_PATTERN, Paths.CONSOLE_PATTERN})
@Order(FilterOrder.SECOND_FACTOR)
final class SecondFactorFilter {

  private final SecondFactors factors;

  SecondFactorFilter(SecondFactors factors) {
    this.factors = factors;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void filter(HttpRequest<?> request) {
    boolean isMissing =
        factors.isRequired()
            && !Paths.isOwnAccount(request.getPath())
            && CallerAttribute.get(request)
                .filter(Caller.Staff.class::isInstance)
                .map(Caller.Staff.class::cast)
                .filter(staff -> factors.of(staff).isEmpty())
                .isPresent();
    if (isMissing) {
      throw new ProblemException(Refusal.TOTP_SETUP_REQUIRED);
    }
  }
}
