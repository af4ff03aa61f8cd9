package io.fairqueue.memory;

import io.fairqueue.port.SigningKeyStore;
import java.util.ArrayList;
import java.util.List;

/** Signing keys in memory. */
final class MemorySigningKeyStore implements SigningKeyStore {

  private final List<StoredKey> keys = new ArrayList<>();

  @Override
  public synchronized List<StoredKey> list() {
    return List.copyOf(keys.reversed());
  }

  @Override
  public synchronized void add(StoredKey key) {
    keys.add(key);
  }

  @Override
  public synchronized boolean addFirst(StoredKey key) {
    return keys.isEmpty() && keys.add(key);
  }
}
