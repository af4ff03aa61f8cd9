package io.fairqueue.http.hook;

import io.fairqueue.domain.message.EndpointSecret;
import io.fairqueue.http.idempotency.NeverKept;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint verifies its messages with.
 *
 * @param secret that both sides have; shown this once
 * @param publicKey instead of it, of an endpoint that asked for signatures of the kind {@code v1a}
 */
public record VerifierBody(@Nullable String secret, @Nullable String publicKey)
    implements NeverKept {

  public static VerifierBody of(EndpointSecret secret) {
    return switch (secret.signing()) {
      case SHARED_SECRET -> new VerifierBody(secret.verifier(), null);
      case KEY_PAIR -> new VerifierBody(null, secret.verifier());
    };
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "VerifierBody[]";
  }
}
