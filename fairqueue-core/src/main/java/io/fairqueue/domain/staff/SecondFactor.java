package io.fairqueue.domain.staff;

import io.fairqueue.domain.OrganizerId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an organizer shows besides a password: codes of an authenticator app (TOTP, RFC 6238), or
 * one of a few recovery codes where the app is lost.
 *
 * @param sealed the secret that app and server share, as a vault keeps it
 * @param recovery digests of recovery codes, each of which is good once
 * @param confirmedAt since when it is asked for; null while no code of the app was shown yet
 */
public record SecondFactor(
    OrganizerId organizer, String sealed, Set<String> recovery, @Nullable Instant confirmedAt) {

  public SecondFactor {
    recovery = Set.copyOf(recovery);
  }

  /** Whether it is asked for. */
  public boolean isConfirmed() {
    return confirmedAt != null;
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "SecondFactor[" + organizer + "]";
  }
}
