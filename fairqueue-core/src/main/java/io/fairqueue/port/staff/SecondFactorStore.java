package io.fairqueue.port.staff;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.SecondFactor;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What organizers show besides their passwords. Thread-safe. */
public interface SecondFactorStore {

  /** An account's second factor, confirmed or not. One keyed read. */
  Optional<SecondFactor> find(OrganizerId organizer);

  /**
   * Keeps a secret that is not asked for yet, in place of one like it.
   *
   * <p>Atomic; of two callers the later one counts.
   *
   * @param sealed the secret
   * @param recovery digests of the recovery codes
   * @return {@code false} if one is confirmed already, or there is no such account
   */
  boolean offer(OrganizerId organizer, String sealed, Set<String> recovery, Instant now);

  /**
   * Has it asked for from now on. Atomic; of two callers one confirms.
   *
   * @param sealed the secret whose code was shown
   * @param step the time step of that code, which is used up by this
   * @return {@code false} if that secret is not the one that waits for it
   */
  boolean confirm(OrganizerId organizer, String sealed, long step, Instant now);

  /**
   * Uses up the code of a time step, and those of all steps before it. Atomic; of two callers one
   * uses it.
   *
   * @return {@code false} if it was used up, or nothing is confirmed
   */
  boolean useStep(OrganizerId organizer, long step);

  /**
   * Uses up a recovery code. Atomic; of two callers one uses it.
   *
   * @return {@code false} if there is none with this digest, or nothing is confirmed
   */
  boolean useRecovery(OrganizerId organizer, String digest);

  /** Forgets an account's second factor; {@code false} if there is none, and so when repeated. */
  boolean remove(OrganizerId organizer);
}
