package io.fairqueue.cli.operate;

import io.fairqueue.port.SigningKeyStore.StoredKey;
import java.time.Instant;

/** A signing key, without its secret. */
record KeyRow(String kid, boolean encrypted, Instant createdAt) {

  static KeyRow of(StoredKey key) {
    return new KeyRow(key.kid(), key.encrypted(), key.createdAt());
  }
}
