package io.fairqueue.memory.account;

import io.fairqueue.port.SigningKeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Signing keys in memory. */
public final class MemorySigningKeyStore implements SigningKeyStore {

  private final List<StoredKey> keys = new ArrayList<>();

  @Override
  public synchronized List<StoredKey> list() {
    return keys.reversed().stream()
        .sorted(Comparator.comparing(StoredKey::createdAt).reversed())
        .toList();
  }

  @Override
  public synchronized void add(StoredKey key) {
    keys.add(key);
  }

  @Override
  public synchronized boolean addFirst(StoredKey key) {
    return keys.stream().noneMatch(each -> each.counts() && each.use() == key.use())
        && keys.add(key);
  }

  @Override
  public synchronized boolean revoke(String kid, StoredKey next, Instant now) {
    int at = indexOf(kid);
    if (at < 0 || !keys.get(at).counts() || keys.get(at).use() != next.use()) {
      return false;
    }
    StoredKey key = keys.get(at);
    keys.set(
        at,
        new StoredKey(
            kid,
            key.use(),
            key.publicJwk(),
            key.privateJwk(),
            key.encrypted(),
            key.createdAt(),
            now));
    if (keys.stream()
        .noneMatch(
            each ->
                each.counts()
                    && each.use() == key.use()
                    && each.createdAt().isAfter(key.createdAt()))) {
      keys.add(next);
    }
    return true;
  }

  @Override
  public synchronized boolean encrypt(String kid, String encryptedJwk) {
    int at = indexOf(kid);
    if (at < 0 || keys.get(at).encrypted()) {
      return false;
    }
    StoredKey key = keys.get(at);
    keys.set(
        at,
        new StoredKey(
            kid, key.use(), key.publicJwk(), encryptedJwk, true, key.createdAt(), key.revokedAt()));
    return true;
  }

  private int indexOf(String kid) {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).kid().equals(kid)) {
        return i;
      }
    }
    return -1;
  }
}
