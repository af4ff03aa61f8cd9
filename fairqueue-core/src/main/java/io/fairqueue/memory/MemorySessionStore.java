package io.fairqueue.memory;

import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.SessionStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Ended sessions in memory. */
final class MemorySessionStore implements SessionStore {

  private final MemoryCustomerStore customers;
  private final Map<UUID, Ended> ended = new HashMap<>();

  MemorySessionStore(MemoryCustomerStore customers) {
    this.customers = customers;
  }

  @Override
  public synchronized void end(UUID session, Instant expiresAt, Instant now) {
    ended.putIfAbsent(session, new Ended(now, expiresAt));
  }

  @Override
  public synchronized boolean isEnded(UUID session) {
    return ended.containsKey(session);
  }

  @Override
  public synchronized Set<CustomerSession> live(Collection<CustomerSession> sessions) {
    return sessions.stream()
        .filter(each -> customers.accepts(each) && !isEnded(each.id()))
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized Map<UUID, Instant> endedSince(Instant since, int limit) {
    return ended.entrySet().stream()
        .filter(each -> !each.getValue().at().isBefore(since))
        .limit(limit)
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().expiresAt()));
  }

  @Override
  public synchronized void prune(Instant now) {
    ended.values().removeIf(each -> !each.expiresAt().isAfter(now));
  }

  private record Ended(Instant at, Instant expiresAt) {}
}
