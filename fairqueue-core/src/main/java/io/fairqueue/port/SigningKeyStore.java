package io.fairqueue.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that sign tokens and sessions. Thread-safe. */
public interface SigningKeyStore {

  /** All keys, newest first, those that were revoked too. */
  List<StoredKey> list();

  /** Adds a key. Atomic. */
  void add(StoredKey key);

  /**
   * Adds a key if there is none of its use that counts. Atomic: of many nodes that start at once
   * one adds.
   *
   * @return whether this one was added
   */
  boolean addFirst(StoredKey key);

  /**
   * Ends a key for good. Where no younger one of its use counts, {@code next} is added in the same
   * step, so that there is always one of each use to sign with.
   *
   * <p>Atomic. {@code false} if there is no such key of the use of {@code next}, or it was revoked
   * before; nothing is added then, so repeating is safe.
   */
  boolean revoke(String kid, StoredKey next, Instant now);

  /** Replaces a private part that is kept in the clear by its encrypted form. Atomic. */
  boolean encrypt(String kid, String encryptedJwk);

  /**
   * A key as it is stored.
   *
   * @param kid its name, public
   * @param publicJwk as a JSON Web Key, the public part; of a key for sessions all but the secret
   * @param privateJwk the whole key as a JSON Web Key, or its encrypted form
   * @param encrypted whether {@code privateJwk} is encrypted
   * @param revokedAt from when on it counts no more; null while it counts
   */
  record StoredKey(
      String kid,
      KeyUse use,
      String publicJwk,
      String privateJwk,
      boolean encrypted,
      Instant createdAt,
      @Nullable Instant revokedAt) {

    /** One that counts, for tokens. */
    public StoredKey(
        String kid, String publicJwk, String privateJwk, boolean encrypted, Instant createdAt) {
      this(kid, KeyUse.TOKEN, publicJwk, privateJwk, encrypted, createdAt, null);
    }

    /** Whether it may sign and verify. */
    public boolean counts() {
      return revokedAt == null;
    }

    @Override
    public String toString() {
      return "StoredKey[" + kid + "]";
    }
  }
}
