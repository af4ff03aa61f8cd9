package io.fairqueue.http.line;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.FilterOrder;
import io.fairqueue.http.limits.Limits;
import io.fairqueue.http.security.Authenticator;
import io.fairqueue.http.security.BearerToken;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers the poll of a waiting fan where it arrives, on the event loop, when this node has all of
 * it at hand: the session, the event, the mirror of the line. A crowd does little else. Everything
 * else, and every refusal, goes the usual way.
 */
@ServerFilter(PositionShortcut.EVENTS + "*" + PositionShortcut.POSITION)
@Order(FilterOrder.SHORTCUT)
final class PositionShortcut {

  static final String EVENTS = "/api/v1/events/";
  static final String POSITION = "/queue/position";

  private final Authenticator authenticator;
  private final FairQueue fairQueue;
  private final Positions positions;
  private final Limits limits;

  PositionShortcut(
      Authenticator authenticator, FairQueue fairQueue, Positions positions, Limits limits) {
    this.authenticator = authenticator;
    this.fairQueue = fairQueue;
    this.positions = positions;
    this.limits = limits;
  }

  @RequestFilter
  @Nullable HttpResponse<?> answer(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.GET || limits.countCalls()) {
      return null;
    }
    return event(request.getPath())
        .flatMap(
            event ->
                BearerToken.of(request)
                    .flatMap(authenticator::glimpse)
                    .flatMap(fan -> fairQueue.line().glimpse(event, fan.id())))
        .map(standing -> HttpResponse.ok(positions.of(standing)))
        .orElse(null);
  }

  private static Optional<EventId> event(String path) {
    try {
      return Optional.of(
          EventId.parse(path.substring(EVENTS.length(), path.length() - POSITION.length())));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
