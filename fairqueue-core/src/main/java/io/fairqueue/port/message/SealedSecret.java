package io.fairqueue.port.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint's secret, as it is stored.
 *
 * @param sealed by a {@link SecretVault}, under the id's name
 * @param endsAt from when on it signs no more; null while no other took its place
 */
public record SealedSecret(UUID id, String sealed, Instant createdAt, @Nullable Instant endsAt) {

  /** Prints no secret. */
  @Override
  public String toString() {
    return "SealedSecret[" + id + "]";
  }
}
