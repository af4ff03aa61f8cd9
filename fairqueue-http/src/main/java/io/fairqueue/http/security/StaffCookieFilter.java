package io.fairqueue.http.security;

import io.fairqueue.http.request.FilterOrder;
import io.fairqueue.http.request.Paths;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;

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

  /**
   * What says something of the cookie itself, as signing in and out do, stands, and whoever was at
   * the door with another session is there no more.
   */
  @ResponseFilter
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    Optional<String> atDoor = cookie.readAtDoor(request.getHeaders()::getAll);
    if (response.getHeaders().contains(HttpHeaders.SET_COOKIE)) {
      if (atDoor.isPresent()) {
        response.header(HttpHeaders.SET_COOKIE, cookie.forgetDoor());
      }
      return;
    }
    CallerAttribute.byStaffCookie(request)
        .ifPresent(staff -> goOn(staff, atDoor, Paths.isDoor(request.getPath()), response));
  }

  private void goOn(
      Caller.Staff staff, Optional<String> kept, boolean atDoor, MutableHttpResponse<?> response) {
    sessions
        .renew(staff.session())
        .ifPresent(renewed -> response.header(HttpHeaders.SET_COOKIE, cookie.keep(renewed)));
    if (atDoor) {
      sessions
          .atDoor(staff.session(), kept)
          .ifPresent(
              renewed -> response.header(HttpHeaders.SET_COOKIE, cookie.keepAtDoor(renewed)));
    }
  }
}
