package io.fairqueue.memory.account;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Profile;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.memory.message.MemoryOutbox;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.CustomerStore.EmailChange;
import io.fairqueue.port.EndedAccount;
import io.fairqueue.port.MailRecipient;
import io.fairqueue.port.ProfileChange;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Fans' accounts in memory. */
public final class MemoryCustomerStore implements CustomerStore {

  private final MemoryOutbox outbox;
  private final Map<CustomerId, Customer> byId = new HashMap<>();
  private final Map<EmailAddress, CustomerId> byEmail = new HashMap<>();
  private final Map<CustomerId, UUID> kept = new HashMap<>();
  private final Map<CustomerId, MemoryHoldings> holding = new HashMap<>();
  private final Set<CustomerId> undeliverable = new HashSet<>();
  private final Set<CustomerId> optedOut = new HashSet<>();

  public MemoryCustomerStore(MemoryOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public synchronized boolean insert(Customer customer) {
    if (byEmail.putIfAbsent(customer.email(), customer.id()) != null) {
      return false;
    }
    put(customer);
    return true;
  }

  @Override
  public synchronized Optional<Customer> find(CustomerId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Whether the account lets a session in. */
  synchronized boolean accepts(CustomerSession session) {
    Customer found = byId.get(session.customer());
    return found != null
        && !found.disabled()
        && (found.sessionEpoch() == session.epoch()
            || session.id().equals(kept.get(session.customer())));
  }

  @Override
  public synchronized Optional<Customer> findByEmail(EmailAddress email) {
    return Optional.ofNullable(byEmail.get(email)).map(byId::get);
  }

  @Override
  public synchronized Customer verifyEmail(EmailAddress email, CustomerId idIfNew, Instant now) {
    Customer found = findOrCreate(email, idIfNew, now);
    undeliverable.remove(found.id());
    if (found.emailVerified()) {
      return found;
    }
    boolean ends = found.passwordHash() != null;
    if (ends) {
      kept.remove(found.id());
    }
    return put(
        new Customer(
            found.id(),
            email,
            found.name(),
            null,
            true,
            ends ? found.sessionEpoch() + 1 : found.sessionEpoch(),
            found.disabled(),
            found.profile(),
            found.createdAt(),
            now));
  }

  @Override
  public synchronized Customer findOrCreate(EmailAddress email, CustomerId idIfNew, Instant now) {
    insert(new Customer(idIfNew, email, null, null, false, 0, now, now));
    return findByEmail(email).orElseThrow();
  }

  @Override
  public synchronized boolean rehash(CustomerId id, String old, String replacement, Instant now) {
    return find(id).filter(found -> old.equals(found.passwordHash())).isPresent()
        && update(id, found -> with(found, replacement, found.sessionEpoch(), now));
  }

  @Override
  public synchronized Optional<Customer> change(CustomerId id, ProfileChange change, Instant now) {
    return find(id)
        .map(
            found ->
                put(
                    new Customer(
                        id,
                        found.email(),
                        change.name() == null ? found.name() : change.name(),
                        found.passwordHash(),
                        found.emailVerified(),
                        found.sessionEpoch(),
                        found.disabled(),
                        new Profile(
                            change.changesLocale() ? change.locale() : found.profile().locale(),
                            change.changesPhoto() ? change.photoUrl() : found.profile().photoUrl()),
                        found.createdAt(),
                        now)));
  }

  @Override
  public synchronized boolean setPassword(
      CustomerId id,
      @Nullable String old,
      String replacement,
      @Nullable UUID keptOne,
      Instant now) {
    Customer found = byId.get(id);
    if (found == null || found.disabled() || !Objects.equals(old, found.passwordHash())) {
      return false;
    }
    keep(id, keptOne);
    return update(id, each -> with(each, replacement, each.sessionEpoch() + 1, now));
  }

  @Override
  public synchronized EmailChange changeEmail(
      CustomerId id, EmailAddress email, UUID keptOne, Instant now) {
    Customer found = byId.get(id);
    if (found == null || found.disabled()) {
      return EmailChange.GONE;
    }
    CustomerId owner = byEmail.get(email);
    if (owner != null && !owner.equals(id)) {
      return EmailChange.TAKEN;
    }
    byEmail.remove(found.email());
    byEmail.put(email, id);
    undeliverable.remove(id);
    keep(id, keptOne);
    put(
        new Customer(
            id,
            email,
            found.name(),
            found.passwordHash(),
            true,
            found.sessionEpoch() + 1,
            false,
            found.profile(),
            found.createdAt(),
            now));
    return EmailChange.CHANGED;
  }

  @Override
  public synchronized boolean setDisabled(CustomerId id, boolean disabled, Instant now) {
    Customer found = byId.get(id);
    if (found == null || found.disabled() == disabled) {
      return found != null;
    }
    if (disabled) {
      keep(id, null);
      holding.put(id, new MemoryHoldings(now, null));
    } else {
      holding.remove(id);
    }
    put(
        new Customer(
            id,
            found.email(),
            found.name(),
            found.passwordHash(),
            found.emailVerified(),
            disabled ? found.sessionEpoch() + 1 : found.sessionEpoch(),
            disabled,
            found.profile(),
            found.createdAt(),
            now));
    return true;
  }

  @Override
  public synchronized boolean delete(CustomerId id, Instant now) {
    Customer found = byId.remove(id);
    if (found == null) {
      return false;
    }
    byEmail.remove(found.email());
    holding.put(id, new MemoryHoldings(now, null));
    return true;
  }

  @Override
  public synchronized List<EndedAccount> holding(Instant now, int limit) {
    return holding.entrySet().stream()
        .filter(each -> each.getValue().isDue(now))
        .map(each -> new EndedAccount(each.getKey(), each.getValue().endedAt()))
        .sorted(Comparator.comparing(EndedAccount::endedAt))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void holdingsLookedAt(
      Collection<CustomerId> ids, Instant enoughIfEndedBefore, Instant now) {
    for (CustomerId id : ids) {
      holding.computeIfPresent(
          id,
          (key, found) ->
              found.endedAt().isBefore(enoughIfEndedBefore)
                  ? null
                  : new MemoryHoldings(found.endedAt(), now));
    }
  }

  @Override
  public synchronized Optional<MailRecipient> mailRecipient(CustomerId id) {
    return find(id)
        .map(
            found ->
                new MailRecipient(
                    id,
                    found.email(),
                    found.name(),
                    found.profile().locale(),
                    found.emailVerified(),
                    undeliverable.contains(id),
                    optedOut.contains(id)));
  }

  @Override
  public synchronized boolean markUndeliverable(CustomerId id, EmailAddress email, Instant now) {
    boolean isTheirs = find(id).filter(found -> found.email().equals(email)).isPresent();
    if (isTheirs) {
      undeliverable.add(id);
    }
    return isTheirs;
  }

  @Override
  public synchronized boolean optOut(CustomerId id, Instant now) {
    if (byId.containsKey(id)) {
      optedOut.add(id);
    }
    return byId.containsKey(id);
  }

  private boolean update(CustomerId id, UnaryOperator<Customer> change) {
    return byId.computeIfPresent(id, (key, found) -> change.apply(found)) != null;
  }

  private void keep(CustomerId id, @Nullable UUID session) {
    if (session == null) {
      kept.remove(id);
    } else {
      kept.put(id, session);
    }
  }

  private static Customer with(Customer found, String passwordHash, int epoch, Instant now) {
    return new Customer(
        found.id(),
        found.email(),
        found.name(),
        passwordHash,
        found.emailVerified(),
        epoch,
        found.disabled(),
        found.profile(),
        found.createdAt(),
        now);
  }

  private Customer put(Customer customer) {
    Customer before = byId.put(customer.id(), customer);
    if (customer.emailVerified() && (before == null || !before.emailVerified())) {
      outbox.tell(
          MessageType.ACCOUNT_CREATED,
          customer.updatedAt(),
          null,
          customer.id().value(),
          customer.id(),
          Map.of());
    }
    return customer;
  }
}
