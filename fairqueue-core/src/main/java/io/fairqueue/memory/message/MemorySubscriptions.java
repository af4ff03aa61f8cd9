package io.fairqueue.memory.message;

import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.port.message.OutboxRow;
import io.fairqueue.port.message.Subscriptions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who wants to hear of what, in memory. */
public final class MemorySubscriptions implements Subscriptions {

  /**
   * A wish of a lane.
   *
   * @param scope an event or an organizer; null for everything
   */
  record Subscription(@Nullable UUID scope, Lane lane, Wish wish) {

    boolean covers(OutboxRow row) {
      MessageType type = wish.type();
      return (type == null ? isForAll(row) : type.wireName().equals(row.type()))
          && (scope == null
              || row.event().filter(event -> event.value().equals(scope)).isPresent()
              || row.organizer().filter(owner -> owner.value().equals(scope)).isPresent());
    }

    /** Endpoints that want everything want what is for endpoints. */
    private boolean isForAll(OutboxRow row) {
      return lane.channel() != Channel.HOOK
          || MessageType.of(row.type()).filter(MessageType.forEndpoints()::contains).isPresent();
    }

    int priority() {
      MessageType type = wish.type();
      return lane.channel().isPersonal() && type != null ? type.priority() : 0;
    }
  }

  private final MemoryDeliveries deliveries;
  private final Map<Lane, Instant> seen = new LinkedHashMap<>();
  private final Map<Lane, Set<Wish>> wishes = new HashMap<>();
  private final Map<UUID, List<Subscription>> endpoints = new HashMap<>();

  public MemorySubscriptions(MemoryDeliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Override
  public synchronized void serve(Lane lane, Set<Wish> wished, Instant now) {
    seen.merge(lane, now, (old, next) -> old.isAfter(next) ? old : next);
    wishes.put(lane, Set.copyOf(wished));
  }

  @Override
  public synchronized Set<Lane> dropUnserved(Instant before, Instant now) {
    Set<Lane> dropped = new HashSet<>();
    seen.forEach(
        (lane, at) -> {
          if (at.isBefore(before)) {
            dropped.add(lane);
          }
        });
    for (Lane lane : dropped) {
      seen.remove(lane);
      wishes.remove(lane);
      deliveries.skip(lane, "nobody serves this lane", now);
    }
    return dropped;
  }

  @Override
  public synchronized Set<Lane> served() {
    return Set.copyOf(seen.keySet());
  }

  /** An endpoint wants these from now on, and no others; none for an endpoint that is gone. */
  public synchronized void endpoint(UUID endpoint, @Nullable UUID scope, Set<Wish> wished) {
    Lane lane = new Lane(Channel.HOOK, endpoint.toString());
    endpoints.put(
        endpoint, wished.stream().map(wish -> new Subscription(scope, lane, wish)).toList());
  }

  synchronized boolean areNone() {
    return Stream.concat(wishes.values().stream(), endpoints.values().stream())
        .allMatch(Collection::isEmpty);
  }

  /** Who wants to hear of a row. */
  synchronized List<Subscription> of(OutboxRow row) {
    Stream<Subscription> served =
        wishes.entrySet().stream()
            .flatMap(
                lane ->
                    lane.getValue().stream()
                        .map(wish -> new Subscription(null, lane.getKey(), wish)));
    return Stream.concat(served, endpoints.values().stream().flatMap(List::stream))
        .filter(each -> each.covers(row))
        .toList();
  }
}
