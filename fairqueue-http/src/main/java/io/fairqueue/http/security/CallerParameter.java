package io.fairqueue.http.security;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** Whom the method behind a route wants to know as its caller. */
record CallerParameter(Class<?> type, boolean optional) {

  /** Empty where the method does not ask. */
  static Optional<CallerParameter> of(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(MethodBasedRouteInfo.class::isInstance)
        .map(route -> ((MethodBasedRouteInfo<?, ?>) route).getTargetMethod().getArguments())
        .flatMap(
            arguments ->
                Arrays.stream(arguments)
                    .filter(argument -> Caller.class.isAssignableFrom(argument.getType()))
                    .findFirst())
        .map(CallerParameter::of);
  }

  private static CallerParameter of(Argument<?> argument) {
    return new CallerParameter(argument.getType(), argument.isNullable());
  }

  boolean takes(Caller caller) {
    return type.isInstance(caller);
  }

  boolean takesFans() {
    return type.isAssignableFrom(Caller.Fan.class);
  }

  boolean takesStaff() {
    return type.isAssignableFrom(Caller.Staff.class);
  }

  /** Whether it is for organizers, and for nobody else. */
  boolean isForStaffAlone() {
    return takesStaff() && !takesFans() && !optional;
  }

  /** Nobody, where the method can do with nobody. */
  Optional<Caller> otherwise(Supplier<? extends RuntimeException> refusal) {
    if (!optional) {
      throw refusal.get();
    }
    return Optional.empty();
  }

  static Freshness freshness(HttpMethod method) {
    return method == HttpMethod.GET || method == HttpMethod.HEAD ? Freshness.RECENT : Freshness.NOW;
  }
}
