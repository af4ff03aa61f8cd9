package io.fairqueue.http.security;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** The caller that was found out for a request. */
public final class CallerAttribute {

  private static final String NAME = "fairqueue.caller";
  private static final String BY_STAFF_COOKIE = "fairqueue.caller.by-staff-cookie";

  private CallerAttribute() {}

  static void set(HttpRequest<?> request, Caller caller) {
    request.setAttribute(NAME, caller);
  }

  /** Notes that the caller's session came by the cookie of the console. */
  static void setByStaffCookie(HttpRequest<?> request) {
    request.setAttribute(BY_STAFF_COOKIE, true);
  }

  /** The organizer whose session came by the cookie of the console; empty for any other caller. */
  static Optional<Caller.Staff> byStaffCookie(HttpRequest<?> request) {
    return request.getAttribute(BY_STAFF_COOKIE).isPresent()
        ? get(request).filter(Caller.Staff.class::isInstance).map(Caller.Staff.class::cast)
        : Optional.empty();
  }

  /** Empty where nobody asked, or nobody said. */
  public static Optional<Caller> get(HttpRequest<?> request) {
    return request.getAttribute(NAME, Caller.class);
  }
}
