package io.fairqueue.memory.account;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.identity.SignIn;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.identity.SignInStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where sessions were begun, in memory. */
public final class MemorySignInStore implements SignInStore {

  private static final int MAX_LISTED = 100;

  private final MemoryCustomerStore customers;
  private final MemorySessionStore sessions;
  private final Map<UUID, SignIn> bySession = new HashMap<>();

  public MemorySignInStore(MemoryCustomerStore customers, MemorySessionStore sessions) {
    this.customers = customers;
    this.sessions = sessions;
  }

  @Override
  public synchronized void record(SignIn signIn) {
    if (customers.find(signIn.customer()).isPresent()) {
      bySession.putIfAbsent(signIn.session(), signIn);
    }
  }

  @Override
  public synchronized List<SignIn> live(CustomerId fan, Instant now) {
    return bySession.values().stream()
        .filter(each -> each.customer().equals(fan) && each.expiresAt().isAfter(now))
        .filter(each -> sessions.lives(new CustomerSession(fan, each.session(), each.epoch())))
        .sorted(Comparator.comparing(SignIn::at).reversed().thenComparing(SignIn::session))
        .limit(MAX_LISTED)
        .toList();
  }

  @Override
  public synchronized int prune(Instant now, int limit) {
    List<UUID> over =
        bySession.values().stream()
            .filter(each -> !each.expiresAt().isAfter(now))
            .limit(limit)
            .map(SignIn::session)
            .toList();
    over.forEach(bySession::remove);
    return over.size();
  }
}
