package io.fairqueue.http.page.line;

import io.fairqueue.domain.QueueEntry;
import io.fairqueue.http.page.event.ReturnTo;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Which shop a browser's fan waits for. Mails and pushes lead to the line and know of no shop, and
 * the turn is to be spent there all the same.
 */
final class WayBack {

  private static final String COOKIE = "fq_way_";
  private static final Duration KEPT = Duration.ofDays(1);

  private WayBack() {}

  /** The address that is kept for this place in a line, whether it is still allowed or not. */
  static Optional<String> kept(HttpRequest<?> request, QueueEntry entry) {
    String prefix = entry.id() + ".";
    return request
        .getCookies()
        .findCookie(name(entry))
        .map(Cookie::getValue)
        .filter(value -> value.startsWith(prefix))
        .flatMap(value -> decoded(value.substring(prefix.length())));
  }

  /** The same answer, by which a browser keeps it. */
  static HttpResponse<?> noted(MutableHttpResponse<?> answer, QueueEntry entry, ReturnTo shop) {
    return answer.header(
        HttpHeaders.SET_COOKIE,
        "%s=%s.%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax"
            .formatted(
                name(entry),
                entry.id(),
                URLEncoder.encode(shop.address(), StandardCharsets.UTF_8),
                KEPT.toSeconds()));
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static String name(QueueEntry entry) {
    return COOKIE + entry.facts().eventId();
  }
}
