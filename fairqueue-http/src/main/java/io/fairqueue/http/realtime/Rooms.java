package io.fairqueue.http.realtime;

import io.fairqueue.domain.EventId;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The connections to this node, event by event. Thread-safe, bounded. */
final class Rooms {

  /** The most connections of one node. */
  static final int MAX = 200_000;

  /** The most connections of one fan to one event. */
  static final int MAX_PER_FAN = 20;

  private final ConcurrentMap<EventId, RoomWatch> rooms = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private final Function<EventId, RoomWatch> open;

  /**
   * @param open makes the room of an event when its first fan comes
   */
  Rooms(Function<EventId, RoomWatch> open) {
    this.open = open;
  }

  /** {@code false} when there is no place for it. */
  boolean add(Connection connection) {
    if (size.incrementAndGet() > MAX || !enter(connection)) {
      size.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Repeating is safe. */
  void remove(Connection connection) {
    rooms.computeIfPresent(
        connection.handshake().event(),
        (event, watch) -> {
          if (watch.room().remove(connection)) {
            size.decrementAndGet();
          }
          return watch.room().isEmpty() ? null : watch;
        });
  }

  Optional<RoomWatch> find(EventId event) {
    return Optional.ofNullable(rooms.get(event));
  }

  Collection<RoomWatch> all() {
    return rooms.values();
  }

  int size() {
    return size.get();
  }

  private boolean enter(Connection connection) {
    boolean[] entered = new boolean[1];
    rooms.compute(
        connection.handshake().event(),
        (event, present) -> {
          RoomWatch watch = present == null ? open.apply(event) : present;
          entered[0] = watch.room().add(connection);
          return watch;
        });
    return entered[0];
  }
}
