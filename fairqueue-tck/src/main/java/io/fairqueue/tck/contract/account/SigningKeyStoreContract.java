package io.fairqueue.tck.contract.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link SigningKeyStore} does. */
public abstract class SigningKeyStoreContract {

  private static final Instant REVOKED = Fixtures.START.plusSeconds(60);

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

  @Test
  @Tag("A17")
  void aRevokedKeyStaysAndTheNewestOneHasASuccessor() {
    SigningKeyStore keys = freshStores().signingKeys();
    StoredKey old = key(Fixtures.START, false);
    StoredKey young = key(Fixtures.START.plusSeconds(1), false);
    StoredKey next = key(Fixtures.START.plusSeconds(2), true);
    StoredKey later = key(Fixtures.START.plusSeconds(3), false);
    keys.add(old);
    keys.add(young);

    assertThat(keys.revoke(old.kid(), next, REVOKED)).isTrue();
    assertThat(keys.list()).containsExactly(young, revoked(old));
    assertThat(keys.revoke(young.kid(), next, REVOKED)).isTrue();
    assertThat(keys.list()).containsExactly(next, revoked(young), revoked(old));

    assertThat(keys.revoke(young.kid(), later, REVOKED.plusSeconds(1))).isFalse();
    assertThat(keys.revoke("nobody's", later, REVOKED)).isFalse();
    assertThat(keys.list()).containsExactly(next, revoked(young), revoked(old));
  }

  @Test
  @Tag("A17")
  void aSuccessorIsOfTheSameUseOrNothingIsRevoked() {
    SigningKeyStore keys = freshStores().signingKeys();
    StoredKey token = key(Fixtures.START.plusSeconds(9), false);
    StoredKey session = sessionKey("old", Fixtures.START);
    StoredKey next = sessionKey("next", Fixtures.START.plusSeconds(1));
    keys.add(token);
    keys.add(session);

    assertThat(keys.revoke("old", key(Fixtures.START.plusSeconds(2), false), REVOKED)).isFalse();
    assertThat(keys.list()).containsExactly(token, session);
    assertThat(keys.revoke("old", next, REVOKED)).isTrue();
    assertThat(keys.list()).containsExactly(token, next, revoked(session));
  }

  @Test
  @Tag("A17")
  void ofManyNodesThatStartAtOnceOneAddsTheFirstKeyOfEachUse() {
    SigningKeyStore keys = freshStores().signingKeys();

    List<Boolean> added =
        Race.of(
            12,
            i ->
                keys.addFirst(
                    switch (i % 3) {
                      case 0 -> key(Fixtures.START, false);
                      case 1 -> sessionKey("session " + i, Fixtures.START);
                      default -> logKey("log " + i, Fixtures.START);
                    }));

    assertThat(added).filteredOn(each -> each).hasSize(3);
    assertThat(keys.list()).extracting(StoredKey::use).containsExactlyInAnyOrder(KeyUse.values());
  }

  @Test
  @Tag("A17")
  void whoeverRevokesAtOnceOneKeyIsLeft() {
    SigningKeyStore keys = freshStores().signingKeys();
    StoredKey old = key(Fixtures.START, false);
    StoredKey young = key(Fixtures.START.plusSeconds(1), false);
    keys.add(old);
    keys.add(young);

    Race.of(
        8,
        i ->
            keys.revoke(
                (i % 2 == 0 ? old : young).kid(),
                key(Fixtures.START.plusSeconds(2 + i), false),
                REVOKED));

    assertThat(keys.list().stream().filter(StoredKey::counts)).hasSize(1);
  }

  @Test
  @Tag("A17")
  void afterAllWereRevokedTheFirstKeyMayBeAddedAgain() {
    SigningKeyStore keys = freshStores().signingKeys();
    StoredKey sessions = sessionKey("s", Fixtures.START);
    StoredKey first = key(Fixtures.START.plusSeconds(1), false);
    keys.add(sessions);

    assertThat(keys.addFirst(first)).isTrue();
    assertThat(keys.addFirst(key(Fixtures.START.plusSeconds(2), false))).isFalse();
    assertThat(keys.list()).containsExactly(first, sessions);
  }

  @Test
  @Tag("A17")
  void aPrivatePartInTheClearIsReplacedOnce() {
    SigningKeyStore keys = freshStores().signingKeys();
    StoredKey clear = key(Fixtures.START, false);
    keys.add(clear);

    assertThat(keys.encrypt(clear.kid(), "locked")).isTrue();
    assertThat(keys.encrypt(clear.kid(), "locked again")).isFalse();

    assertThat(keys.list())
        .containsExactly(
            new StoredKey(clear.kid(), clear.publicJwk(), "locked", true, Fixtures.START));
  }

  private static StoredKey revoked(StoredKey key) {
    return new StoredKey(
        key.kid(),
        key.use(),
        key.publicJwk(),
        key.privateJwk(),
        key.encrypted(),
        key.createdAt(),
        REVOKED);
  }

  private static StoredKey sessionKey(String kid, Instant createdAt) {
    return new StoredKey(kid, KeyUse.SESSION, "{}", "{\"k\":\"AA\"}", false, createdAt, null);
  }

  private static StoredKey logKey(String kid, Instant createdAt) {
    return new StoredKey(kid, KeyUse.LOG, "{}", "{\"k\":\"AA\"}", false, createdAt, null);
  }

  private static StoredKey key(Instant createdAt, boolean encrypted) {
    String kid = UUID.randomUUID().toString();
    return new StoredKey(
        kid, "{\"kid\":\"" + kid + "\"}", "{\"d\":\"" + kid + "\"}", encrypted, createdAt);
  }
}
