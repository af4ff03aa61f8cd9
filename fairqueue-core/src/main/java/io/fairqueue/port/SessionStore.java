package io.fairqueue.port;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
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
   * Sessions that were ended since then, with the ends that they would have had; at most so many.
   */
  Map<UUID, Instant> endedSince(Instant since, int limit);

  /** Forgets sessions that would be over by themselves. Repeating is safe. */
  void prune(Instant now);
}
