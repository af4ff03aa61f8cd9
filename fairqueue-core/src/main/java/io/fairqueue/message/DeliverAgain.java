package io.fairqueue.message;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointScope;
import io.fairqueue.message.Webhooks.Replay;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Parts;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Deliveries.Replayed;
import io.fairqueue.port.message.Endpoints;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Sends an endpoint a test, or what it was sent before. */
final class DeliverAgain {

  private static final Duration MAX_SPAN = Duration.ofDays(7);
  private static final int AT_ONCE = 500;

  private final Endpoints endpoints;
  private final Deliveries deliveries;
  private final EndpointAccess access;
  private final IdSource ids;
  private final InstantSource time;

  DeliverAgain(Parts parts, EndpointAccess access) {
    this.endpoints = parts.stores().endpoints();
    this.deliveries = parts.stores().deliveries();
    this.access = access;
    this.ids = parts.ids();
    this.time = parts.time();
  }

  public Permitted<Deliveries.Key> test(Actor actor, EndpointScope scope, EndpointId id) {
    return access.on(
        actor,
        scope,
        id,
        "webhook.test",
        endpoint -> endpoints.test(id, ids.next(), time.instant()).orElseThrow());
  }

  public Permitted<Replay> replay(
      Actor actor, EndpointScope scope, EndpointId id, Deliveries.Key key) {
    return access.on(actor, scope, id, "webhook.replay", endpoint -> replay(id, key));
  }

  private Replay replay(EndpointId id, Deliveries.Key key) {
    if (!key.target().equals(id.target()) || deliveries.find(key).isEmpty()) {
      return Replay.UNKNOWN;
    }
    return deliveries.retry(key, time.instant()) ? Replay.DUE : Replay.UNDER_WAY;
  }

  public Permitted<Integer> replay(
      Actor actor, EndpointScope scope, EndpointId id, Instant from, Instant to) {
    Instant now = time.instant();
    if (!from.isBefore(to)) {
      throw new InvalidInputException("from", "must be before to");
    }
    if (to.isAfter(now)) {
      throw new InvalidInputException("to", "must not be in the future");
    }
    if (Duration.between(from, to).compareTo(MAX_SPAN) > 0) {
      throw new InvalidInputException("from", "must be at most seven days before to");
    }
    return access.on(actor, scope, id, "webhook.replay", endpoint -> replay(id, from, to, now));
  }

  private int replay(EndpointId id, Instant from, Instant to, Instant now) {
    int count = 0;
    Replayed step = deliveries.replay(id.value(), from, to, 0, AT_ONCE, now);
    while (step.last().isPresent()) {
      count += step.count();
      step = deliveries.replay(id.value(), from, to, step.last().getAsLong(), AT_ONCE, now);
    }
    return count;
  }
}
