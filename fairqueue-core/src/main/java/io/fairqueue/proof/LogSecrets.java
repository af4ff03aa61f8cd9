package io.fairqueue.proof;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.PublicLog;
import io.fairqueue.port.Parts;
import io.fairqueue.port.message.SecretVault;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** What the salts of logs are made with. Thread-safe. */
final class LogSecrets {

  private static final int BYTES = 32;

  private final SecretVault vault;
  private final RandomGenerator random;

  LogSecrets(Parts parts) {
    this.vault = parts.vault();
    this.random = parts.random();
  }

  /** A new one, sealed. */
  String seal(EventId event) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return vault.seal(PublicLog.secretName(event), Base64.getEncoder().encodeToString(secret));
  }

  DrawSecret open(PublicLog log) {
    return new DrawSecret(
        Base64.getDecoder()
            .decode(vault.open(PublicLog.secretName(log.event()), log.sealedSecret())));
  }
}
