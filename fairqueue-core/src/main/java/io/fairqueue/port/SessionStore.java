package io.fairqueue.port;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Sessions that were ended one by one; with their account they end elsewhere ({@link
 * CustomerStore}, {@link OrganizerStore}). Thread-safe. Uses the caller's clock.
 */
public interface SessionStore {

  /**
   * Ends a session.
   *
   * <p>Atomic; repeating is safe.
   *
   * @param expiresAt when it would have ended by itself: it may be forgotten then
   */
  void end(UUID session, Instant expiresAt, Instant now);

  /** Whether a session was ended. One keyed read. */
  boolean isEnded(UUID session);

  /**
   * Which of these fans' sessions live: the account is there and not disabled, the session is of
   * its epoch or the one that was kept, and was not ended. One read.
   */
  Set<CustomerSession> live(Collection<CustomerSession> sessions);

  /**
   * Whether a fan's session lives, as of a moment ago, where that is known without waiting for the
   * store; empty is no answer. What was ended by this store is known at once. Never blocks.
   */
  Optional<Boolean> peek(CustomerSession session);

  /** The same of {@link #isEnded}. */
  Optional<Boolean> peekEnded(UUID session);

  /**
   * Learns what was ended elsewhere; to be called twice a second. A peek is good for 1.5 s after
   * it.
   *
   * @throws StoreUnavailableException if the store does not answer
   */
  void refresh();

  /** Forgets sessions that would be over by themselves. Repeating is safe. */
  void prune(Instant now);
}
