package io.fairqueue.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.SigningKeyStore;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import io.fairqueue.port.Stores;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link SigningKeyStore} does. */
public abstract class SigningKeyStoreContract {

  /** Stores without any key: a fresh database each time. */
  protected abstract Stores freshStores();

  @Test
  @Tag("N37")
  void keysAreListedNewestFirst() {
    SigningKeyStore keys = freshStores().signingKeys();
    assertThat(keys.list()).isEmpty();
    StoredKey old = key(Fixtures.START, false);
    StoredKey young = key(Fixtures.START.plusSeconds(1), true);

    keys.add(old);
    keys.add(young);

    assertThat(keys.list()).containsExactly(young, old);
  }

  @Test
  void ofManyNodesThatStartAtOnceOneAddsTheFirstKey() {
    SigningKeyStore keys = freshStores().signingKeys();
    List<StoredKey> candidates =
        List.of(key(Fixtures.START, false), key(Fixtures.START, false), key(Fixtures.START, false));

    List<Boolean> added = Race.of(12, i -> keys.addFirst(candidates.get(i % candidates.size())));

    assertThat(added).containsOnlyOnce(true);
    assertThat(keys.list())
        .containsExactly(candidates.get(added.indexOf(true) % candidates.size()));
    assertThat(keys.addFirst(key(Fixtures.START.plusSeconds(5), false))).isFalse();
  }

  private static StoredKey key(Instant createdAt, boolean encrypted) {
    String kid = UUID.randomUUID().toString();
    return new StoredKey(
        kid, "{\"kid\":\"" + kid + "\"}", "{\"d\":\"" + kid + "\"}", encrypted, createdAt);
  }
}
