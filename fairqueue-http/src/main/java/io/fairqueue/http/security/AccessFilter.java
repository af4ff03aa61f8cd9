package io.fairqueue.http.security;

import io.fairqueue.http.browser.ConsoleHeader;
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
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * Leads calls of the API and of pages through the {@link Gate}, before anything else is looked at.
 * Forms are sent by our own pages only, with a session or without one.
 */
@ServerFilter({
  Paths.API_PATTERN,
  Paths.PAGES_EN,
  Paths.PAGES_DE,
  Paths.PAGES_FR,
  Paths.PAGES_AR,
  Paths.CONSOLE_PATTERN,
  Paths.LOG_PATTERN,
  Paths.LOG_KEYS
})
@Order(FilterOrder.ACCESS)
final class AccessFilter {

  private final Gate gate;
  private final Authenticator authenticator;
  private final Credentials credentials;
  private final ConsoleSessions sessions;
  private final PeerAddress peers;
  private final Countries countries;

  AccessFilter(
      Gate gate,
      Authenticator authenticator,
      Credentials credentials,
      ConsoleSessions sessions,
      PeerAddress peers,
      Countries countries) {
    this.gate = gate;
    this.authenticator = authenticator;
    this.credentials = credentials;
    this.sessions = sessions;
    this.peers = peers;
    this.countries = countries;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void filter(HttpRequest<?> request) {
    InetAddress from = peers.client(request);
    Optional<Caller> known =
        countsItself(request)
            ? gate.passUncounted(from, () -> caller(request))
            : gate.pass(from, () -> caller(request));
    known.ifPresent(
        caller ->
            CallerAttribute.set(
                request,
                caller instanceof Caller.Staff staff
                    ? staff.from(CallOrigin.of(request, from, countries))
                    : caller));
  }

  private static boolean countsItself(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(MethodBasedRouteInfo.class::isInstance)
        .map(route -> ((MethodBasedRouteInfo<?, ?>) route).getTargetMethod())
        .filter(method -> method.hasAnnotation(OwnLimit.class))
        .isPresent();
  }

  private Optional<Caller> caller(HttpRequest<?> request) {
    boolean unsafe = Credentials.isUnsafe(request.getMethodName());
    if (unsafe && Paths.isPage(request.getPath())) {
      credentials.requireOwnPage(request.getHeaders()::getAll);
    }
    return CallerParameter.of(request)
        .flatMap(
            wanted ->
                BearerToken.header(request) == null
                    ? byCookie(request, wanted, unsafe)
                    : byHeader(request, wanted));
  }

  /**
   * A browser sends its cookies with whatever it asks for, and may have both: a route takes its own
   * kind's. Where nobody need be known, a session that is over is nobody's.
   */
  private Optional<Caller> byCookie(
      HttpRequest<?> request, CallerParameter wanted, boolean unsafe) {
    Freshness freshness = CallerParameter.freshness(request.getMethod());
    Optional<Caller> known =
        takesStaffCookie(request, wanted)
            ? staff(request, unsafe, freshness)
            : wanted.takesFans()
                ? credentials
                    .cookie(request.getHeaders()::getAll, unsafe)
                    .flatMap(token -> authenticator.fan(token, freshness))
                    .map(fan -> fan)
                : Optional.empty();
    return known.isPresent() ? known : wanted.otherwise(ProblemException::unauthorized);
  }

  /** What is open to fans or to everybody is answered to staff only where their page says so. */
  private static boolean takesStaffCookie(HttpRequest<?> request, CallerParameter wanted) {
    return wanted.takesStaff()
        && (wanted.isForStaffAlone()
            || Paths.isConsole(request.getPath())
            || ConsoleHeader.isIn(request.getHeaders()::getAll));
  }

  private Optional<Caller> staff(HttpRequest<?> request, boolean unsafe, Freshness freshness) {
    Optional<Caller.Staff> staff =
        staff(credentials.staffCookie(request.getHeaders()::getAll, unsafe), freshness)
            .filter(each -> sessions.isIdleBound(each.session()));
    if (staff.isEmpty() && takesDoorCookie(request.getPath())) {
      staff = staff(credentials.doorCookie(request.getHeaders()::getAll, unsafe), freshness);
    }
    if (staff.isPresent()) {
      CallerAttribute.setByStaffCookie(request);
    }
    return staff.map(known -> known);
  }

  /** Whoever signs out at the door signs out for good. */
  private static boolean takesDoorCookie(String path) {
    return Paths.isDoor(path) || path.equals(Paths.CONSOLE_SIGN_OUT);
  }

  private Optional<Caller.Staff> staff(Optional<String> cookie, Freshness freshness) {
    return cookie
        .flatMap(token -> authenticator.staff(token, freshness))
        .filter(each -> ConsoleSessions.isOne(each.session()));
  }

  private Optional<Caller> byHeader(HttpRequest<?> request, CallerParameter wanted) {
    String header = Objects.requireNonNull(BearerToken.header(request));
    Caller caller =
        BearerToken.in(header)
            .flatMap(
                token ->
                    authenticator.anyone(token, CallerParameter.freshness(request.getMethod())))
            .filter(each -> !isAtDoor(each))
            .orElseThrow(ProblemException::unauthorized);
    return wanted.takes(caller)
        ? Optional.of(caller)
        : wanted.otherwise(ProblemException::unauthorized);
  }

  /** A session at the door is a cookie of one browser, and nothing else. */
  private static boolean isAtDoor(Caller caller) {
    return caller instanceof Caller.Staff staff && ConsoleSessions.isAtDoor(staff.session());
  }
}
