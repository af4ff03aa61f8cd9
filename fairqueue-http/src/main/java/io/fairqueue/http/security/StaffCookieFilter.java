package io.fairqueue.http.security;

import io.fairqueue.http.request.FilterOrder;
import io.fairqueue.http.request.Paths;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Puts off the end of an organizer's session in a browser whenever it is used. */
@ServerFilter({Paths.API_PATTERN, Paths.CONSOLE_PATTERN})
@Order(FilterOrder.ACCESS)
final class StaffCookieFilter {

  private final ConsoleSessions sessions;
  private final StaffCookie cookie;

  StaffCookieFilter(ConsoleSessions sessions, StaffCookie cookie) {
    this.sessions = sessions;
    this.cookie = cookie;
  }

  /** What says something of the cookie itself, as signing out does, stands. */
  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.getHeaders().contains(HttpHeaders.SET_COOKIE)) {
      return;
    }
    CallerAttribute.byStaffCookie(request)
        .flatMap(staff -> sessions.renew(staff.session(), Paths.isDoor(request.getUri().getPath())))
        .ifPresent(renewed -> response.header(HttpHeaders.SET_COOKIE, cookie.keep(renewed)));
  }
}
