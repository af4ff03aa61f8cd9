package io.fairqueue.http.page.line;

import io.fairqueue.domain.EntryId;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;

/**
 * Whether a browser was led to a shop for this admission already. Who comes back from there wants
 * more time, or to give the turn up, and is not sent round in a circle.
 */
final class WayOut {

  private static final String COOKIE = "fq_sent";
  private static final Duration KEPT = Duration.ofDays(1);

  private WayOut() {}

  static boolean isTaken(HttpRequest<?> request, EntryId entry) {
    return request
        .getCookies()
        .findCookie(COOKIE)
        .filter(cookie -> cookie.getValue().equals(entry.toString()))
        .isPresent();
  }

  /** The same answer, by which a browser remembers; a script that only looks does not follow it. */
  static HttpResponse<?> noted(
      MutableHttpResponse<?> answer, HttpRequest<?> request, EntryId entry) {
    String mode = request.getHeaders().get("Sec-Fetch-Mode");
    return mode == null || mode.equals("navigate")
        ? answer.header(
            HttpHeaders.SET_COOKIE,
            "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax"
                .formatted(COOKIE, entry, KEPT.toSeconds()))
        : answer;
  }
}
