package io.fairqueue.port;

import java.time.Instant;
import java.util.List;

/** The keys that sign tokens. Thread-safe. */
public interface SigningKeyStore {

  /** All keys, newest first: the first one signs, all verify. */
  List<StoredKey> list();

  /** Adds a key. Atomic. */
  void add(StoredKey key);

  /**
   * Adds a key if there is none at all. Atomic: of many nodes that start at once one adds.
   *
   * @return whether this one was added
   */
  boolean addFirst(StoredKey key);

  /**
   * A key as it is stored.
   *
   * @param kid its name, public
   * @param publicJwk the public part, as a JSON Web Key
   * @param privateJwk the whole key as a JSON Web Key, or its encrypted form
   * @param encrypted whether {@code privateJwk} is encrypted
   */
  record StoredKey(
      String kid, String publicJwk, String privateJwk, boolean encrypted, Instant createdAt) {

    @Override
    public String toString() {
      return "StoredKey[" + kid + "]";
    }
  }
}
