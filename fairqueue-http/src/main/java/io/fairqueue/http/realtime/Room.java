package io.fairqueue.http.realtime;

import io.fairqueue.domain.CustomerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;

/**
 * The connections for one event. Readers at any time; {@link Rooms} lets in one writer at a time.
 */
final class Room {

  private final ConcurrentMap<CustomerId, Set<Connection>> fans = new ConcurrentHashMap<>();

  /** {@code false} when the fan has too many already. */
  boolean add(Connection connection) {
    Set<Connection> own =
        fans.computeIfAbsent(connection.handshake().fan(), fan -> new CopyOnWriteArraySet<>());
    return own.size() < Rooms.MAX_PER_FAN && own.add(connection);
  }

  boolean remove(Connection connection) {
    Set<Connection> own = fans.get(connection.handshake().fan());
    if (own == null || !own.remove(connection)) {
      return false;
    }
    if (own.isEmpty()) {
      fans.remove(connection.handshake().fan());
    }
    return true;
  }

  boolean isEmpty() {
    return fans.isEmpty();
  }

  boolean has(CustomerId fan) {
    return fans.containsKey(fan);
  }

  List<CustomerId> fans() {
    return new ArrayList<>(fans.keySet());
  }

  Collection<Connection> of(CustomerId fan) {
    return fans.getOrDefault(fan, Set.of());
  }

  Stream<Connection> all() {
    return fans.values().stream().flatMap(Set::stream);
  }
}
