package io.fairqueue.memory;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.CustomerStore;
import io.fairqueue.port.SessionsEnded;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fans' accounts in memory. */
final class MemoryCustomerStore implements CustomerStore {

  private final Map<CustomerId, Customer> byId = new HashMap<>();
  private final Map<EmailAddress, CustomerId> byEmail = new HashMap<>();
  private final Map<CustomerId, Instant> deleted = new HashMap<>();

  @Override
  public synchronized boolean insert(Customer customer) {
    if (byEmail.putIfAbsent(customer.email(), customer.id()) != null) {
      return false;
    }
    byId.put(customer.id(), customer);
    return true;
  }

  @Override
  public synchronized Optional<Customer> find(CustomerId id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public synchronized Map<CustomerId, Integer> sessionEpochs(Collection<CustomerId> ids) {
    return ids.stream()
        .flatMap(id -> find(id).stream())
        .collect(Collectors.toMap(Customer::id, Customer::sessionEpoch, (one, same) -> one));
  }

  @Override
  public synchronized Optional<Customer> findByEmail(EmailAddress email) {
    return Optional.ofNullable(byEmail.get(email)).map(byId::get);
  }

  @Override
  public synchronized Customer verifyEmail(EmailAddress email, CustomerId idIfNew, Instant now) {
    Customer found = findOrCreate(email, idIfNew, now);
    if (found.emailVerified()) {
      return found;
    }
    return put(
        new Customer(
            found.id(),
            email,
            found.name(),
            null,
            true,
            found.passwordHash() == null ? found.sessionEpoch() : found.sessionEpoch() + 1,
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
    Customer found = byId.get(id);
    if (found == null || !old.equals(found.passwordHash())) {
      return false;
    }
    put(
        new Customer(
            id,
            found.email(),
            found.name(),
            replacement,
            found.emailVerified(),
            found.sessionEpoch(),
            found.createdAt(),
            now));
    return true;
  }

  @Override
  public synchronized Optional<Customer> rename(CustomerId id, String name, Instant now) {
    return find(id)
        .map(
            found ->
                put(
                    new Customer(
                        id,
                        found.email(),
                        name,
                        found.passwordHash(),
                        found.emailVerified(),
                        found.sessionEpoch(),
                        found.createdAt(),
                        now)));
  }

  @Override
  public synchronized boolean delete(CustomerId id, Instant now) {
    Customer found = byId.remove(id);
    if (found == null) {
      return false;
    }
    byEmail.remove(found.email());
    deleted.put(id, now);
    return true;
  }

  @Override
  public synchronized List<SessionsEnded> sessionsEndedSince(Instant since) {
    return Stream.concat(
            byId.values().stream()
                .filter(each -> each.sessionEpoch() > 0 && !each.updatedAt().isBefore(since))
                .map(each -> new SessionsEnded(each.id(), OptionalInt.of(each.sessionEpoch()))),
            deleted.entrySet().stream()
                .filter(each -> !each.getValue().isBefore(since))
                .map(each -> new SessionsEnded(each.getKey(), OptionalInt.empty())))
        .toList();
  }

  private Customer put(Customer customer) {
    byId.put(customer.id(), customer);
    return customer;
  }
}
