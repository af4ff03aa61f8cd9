package io.fairqueue.memory.account;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.SecondFactor;
import io.fairqueue.port.staff.SecondFactorStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What organizers show besides their passwords, in memory. */
public final class MemorySecondFactorStore implements SecondFactorStore {

  private final Map<OrganizerId, SecondFactor> factors = new HashMap<>();
  private final Map<OrganizerId, Long> steps = new HashMap<>();
  private final Predicate<OrganizerId> accounts;

  /**
   * @param accounts whether there is such an account
   */
  public MemorySecondFactorStore(Predicate<OrganizerId> accounts) {
    this.accounts = accounts;
  }

  @Override
  public synchronized Optional<SecondFactor> find(OrganizerId organizer) {
    return Optional.ofNullable(factors.get(organizer));
  }

  @Override
  public synchronized boolean offer(
      OrganizerId organizer, String sealed, Set<String> recovery, Instant now) {
    if (confirmed(organizer).isPresent() || !accounts.test(organizer)) {
      return false;
    }
    factors.put(organizer, new SecondFactor(organizer, sealed, recovery, null));
    return true;
  }

  @Override
  public synchronized boolean confirm(
      OrganizerId organizer, String sealed, long step, Instant now) {
    SecondFactor offered = factors.get(organizer);
    if (offered == null || offered.isConfirmed() || !offered.sealed().equals(sealed)) {
      return false;
    }
    factors.put(organizer, new SecondFactor(organizer, sealed, offered.recovery(), now));
    steps.put(organizer, step);
    return true;
  }

  @Override
  public synchronized boolean useStep(OrganizerId organizer, long step) {
    if (confirmed(organizer).isEmpty() || steps.getOrDefault(organizer, 0L) >= step) {
      return false;
    }
    steps.put(organizer, step);
    return true;
  }

  @Override
  public synchronized boolean useRecovery(OrganizerId organizer, String digest) {
    SecondFactor factor = confirmed(organizer).orElse(null);
    if (factor == null || !factor.recovery().contains(digest)) {
      return false;
    }
    Set<String> left = new HashSet<>(factor.recovery());
    left.remove(digest);
    factors.put(
        organizer, new SecondFactor(organizer, factor.sealed(), left, factor.confirmedAt()));
    return true;
  }

  @Override
  public synchronized boolean remove(OrganizerId organizer) {
    steps.remove(organizer);
    return factors.remove(organizer) != null;
  }

  private Optional<SecondFactor> confirmed(OrganizerId organizer) {
    return find(organizer).filter(SecondFactor::isConfirmed);
  }
}
