package io.fairqueue.port;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fans' accounts. Thread-safe. Deleted accounts are not found. */
public interface CustomerStore {

  /** Adds an account. Atomic; {@code false} if the email address has one, also in a race. */
  boolean insert(Customer customer);

  Optional<Customer> find(CustomerId id);

  Optional<Customer> findByEmail(EmailAddress email);

  /**
   * Notes that a one-time code proved the email address; creates the account if there is none.
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

  /** Changes what a fan tells; empty if there is no such account. Atomic. */
  Optional<Customer> change(CustomerId id, ProfileChange change, Instant now);

  /**
   * Sets a password, and ends all sessions but one.
   *
   * <p>Atomic. {@code false} if the account is gone or disabled, or its hash is another one by now.
   *
   * @param old the hash of the present password; null where there is none
   * @param kept the session that goes on; null for none
   */
  boolean setPassword(
      CustomerId id, @Nullable String old, String replacement, @Nullable UUID kept, Instant now);

  /**
   * Gives an account another email address, which is proven, and ends all sessions but one.
   *
   * <p>Atomic: of many who want one address one gets it, also against {@link #insert}. Repeating
   * ends no more sessions than it did.
   *
   * @param kept the session that goes on
   */
  EmailChange changeEmail(CustomerId id, EmailAddress email, UUID kept, Instant now);

  /**
   * Disables an account, which ends its sessions for good, or enables it. Atomic; {@code false} if
   * there is none; repeating changes nothing more.
   */
  boolean setDisabled(CustomerId id, boolean disabled, Instant now);

  /** Deletes an account and frees its email address. {@code false} if there is none. */
  boolean delete(CustomerId id, Instant now);

  /**
   * Ended accounts whose holdings have to be looked at: at once, and then again and again, at
   * growing intervals, until {@link #holdingsLookedAt} says that it was enough; those that ended
   * first first. A plain read.
   */
  List<EndedAccount> holding(Instant now, int limit);

  /**
   * Notes that the holdings of ended accounts were looked at and taken back.
   *
   * <p>Atomic; repeating is safe.
   *
   * @param enoughIfEndedBefore accounts that ended before then need not be looked at again
   */
  void holdingsLookedAt(Collection<CustomerId> ids, Instant enoughIfEndedBefore, Instant now);

  /** A fan as one who is written to; empty if there is no such account. One keyed read. */
  Optional<MailRecipient> mailRecipient(CustomerId id);

  /**
   * Notes that there is no such mailbox; whoever proves an address makes it deliverable again.
   *
   * <p>Atomic. {@code false} and no change if the account is gone, or has another address by now;
   * repeating is safe. Uses the caller's clock.
   */
  boolean markUndeliverable(CustomerId id, EmailAddress email, Instant now);

  /**
   * Notes that a fan wants mail about purchases and places only. Atomic; {@code false} if there is
   * no such account; repeating changes nothing. Uses the caller's clock.
   */
  boolean optOut(CustomerId id, Instant now);

  /** What became of a change of address. */
  public enum EmailChange {
    CHANGED,
    /** Another account has the address. */
    TAKEN,
    /** There is no such account, or it is disabled. */
    GONE
  }
}
