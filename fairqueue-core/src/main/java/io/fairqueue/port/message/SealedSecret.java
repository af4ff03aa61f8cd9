package io.fairqueue.port.message;

import io.fairqueue.domain.message.EndpointSecret;
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

  /** Under which name a secret of this id is sealed. */
  public static String name(UUID id) {
    return "webhook-secret:" + id;
  }

  /** The secret itself. */
  public EndpointSecret open(SecretVault vault) {
    return new EndpointSecret(vault.open(name(id), sealed));
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "SealedSecret[" + id + "]";
  }
}
