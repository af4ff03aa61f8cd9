package io.fairqueue.port;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fans' accounts. Thread-safe. Deleted accounts are not found. */
public interface CustomerStore {

  /** Adds an account. Atomic; {@code false} if the mail address has one, also in a race. */
  boolean insert(Customer customer);

  Optional<Customer> find(CustomerId id);

  /** The session epochs of these accounts; who has none, or had one, is absent. One read. */
  Map<CustomerId, Integer> sessionEpochs(Collection<CustomerId> ids);

  Optional<Customer> findByEmail(EmailAddress email);

  /**
   * Notes that a one-time code proved the mail address; creates the account if there is none.
   *
   * <p>Atomic. On an account that was never verified this drops the password, and with it all
   * sessions (raises {@code sessionEpoch}); on a verified one it changes nothing; so repeating is
   * safe.
   *
   * @param idIfNew the id of the account if it is created
   */
  Customer verifyEmail(EmailAddress email, CustomerId idIfNew, Instant now);

  /** Creates a nameless, unverified account if the address has none. Atomic; repeating is safe. */
  Customer findOrCreate(EmailAddress email, CustomerId idIfNew, Instant now);

  /** Replaces the password hash if it is still {@code old}. Atomic. */
  boolean rehash(CustomerId id, String old, String replacement, Instant now);

  /** Changes the name; empty if there is no such account. */
  Optional<Customer> rename(CustomerId id, String name, Instant now);

  /** Deletes an account and frees its mail address. {@code false} if there is none. */
  boolean delete(CustomerId id, Instant now);

  /**
   * Accounts whose sessions were ended since then, by proving the mail address or by deletion; may
   * name others too, with the epoch that counts.
   */
  List<SessionsEnded> sessionsEndedSince(Instant since);
}
