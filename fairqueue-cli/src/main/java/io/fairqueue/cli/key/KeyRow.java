package io.fairqueue.cli.key;

import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signing key, without its secret. */
record KeyRow(
    String kid, KeyUse use, boolean encrypted, Instant createdAt, @Nullable Instant revokedAt) {

  static KeyRow of(StoredKey key) {
    return new KeyRow(key.kid(), key.use(), key.encrypted(), key.createdAt(), key.revokedAt());
  }
}
