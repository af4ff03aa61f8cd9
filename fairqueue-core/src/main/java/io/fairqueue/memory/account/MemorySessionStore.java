package io.fairqueue.memory.account;

import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.SessionStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Ended sessions in memory. */
public final class MemorySessionStore implements SessionStore {

  private final MemoryCustomerStore customers;
  private final Map<UUID, Instant> ended = new HashMap<>();

  public MemorySessionStore(MemoryCustomerStore customers) {
    this.customers = customers;
  }

  @Override
  public synchronized void end(UUID session, Instant expiresAt, Instant now) {
    ended.putIfAbsent(session, expiresAt);
  }

  @Override
  public synchronized boolean isEnded(UUID session) {
    return ended.containsKey(session);
  }

  @Override
  public synchronized Set<CustomerSession> live(Collection<CustomerSession> sessions) {
    return sessions.stream().filter(this::lives).collect(Collectors.toSet());
  }

  public synchronized boolean lives(CustomerSession session) {
    return customers.accepts(session) && !isEnded(session.id());
  }

  @Override
  public Optional<Boolean> peek(CustomerSession session) {
    return Optional.of(lives(session));
  }

  @Override
  public Optional<Boolean> peekEnded(UUID session) {
    return Optional.of(isEnded(session));
  }

  @Override
  public void refresh() {
    // There is no elsewhere.
  }

  @Override
  public synchronized void prune(Instant now) {
    ended.values().removeIf(each -> !each.isAfter(now));
  }
}
