package io.fairqueue.http.security;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** The caller that was found out for a request. */
public final class CallerAttribute {

  private static final String NAME = "fairqueue.caller";

  private CallerAttribute() {}

  static void set(HttpRequest<?> request, Caller caller) {
    request.setAttribute(NAME, caller);
  }

  /** Empty where nobody asked, or nobody said. */
  public static Optional<Caller> get(HttpRequest<?> request) {
    return request.getAttribute(NAME, Caller.class);
  }
}
