package io.fairqueue.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jwt.SignedJWT;
import io.fairqueue.domain.EventId;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.tck.fixture.Race;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningKeysTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String SECRET = "correct horse battery staple";

  private final SigningKeyStore store = new MemoryStores().signingKeys();

  @Test
  @Tag("A17")
  void theFirstKeyOfEachUseIsMadeOnceAndSignsAtOnce() {
    SigningKeys one = keys(null);
    SigningKeys two = keys(null);
    one.ensure(NOW);
    two.ensure(NOW);
    one.ensure(NOW);

    assertThat(store.list()).extracting(StoredKey::use).containsExactlyInAnyOrder(KeyUse.values());
    for (KeyUse use : List.of(KeyUse.TOKEN, KeyUse.SESSION)) {
      assertValid(two, made(use, one, NOW), NOW);
    }
  }

  @Test
  @Tag("A17")
  void ofManyNodesThatStartAtOnceAllSignAndVerify() {
    List<SigningKeys> nodes =
        Race.of(
            8,
            i -> {
              SigningKeys node = keys(null);
              node.ensure(NOW);
              return node;
            });

    assertThat(store.list()).hasSize(3);
    for (SigningKeys node : nodes) {
      assertValid(nodes.getFirst(), made(KeyUse.SESSION, node, NOW), NOW);
      assertValid(node, made(KeyUse.TOKEN, nodes.getFirst(), NOW), NOW);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TOKEN", "SESSION"})
  @Tag("A17")
  void afterARotationTheNewKeySignsAndWhatTheOldOneSignedVerifies(KeyUse use) throws Exception {
    SigningKeys keys = keys(null);
    keys.ensure(NOW);
    String old = made(use, keys, NOW);
    Instant rotated = NOW.plus(Duration.ofHours(1));
    String kid = keys.rotate(use, rotated);
    Instant later = rotated.plus(SigningKeys.LEAD);

    String fresh = made(use, keys, later);

    assertThat(SignedJWT.parse(fresh).getHeader().getKeyID()).isEqualTo(kid);
    assertThat(store.list()).hasSize(4);
    assertValid(keys, fresh, later);
    assertValid(keys, old, later);
  }

  @ParameterizedTest
  @EnumSource(names = {"TOKEN", "SESSION"})
  void aNewKeySignsOnlyWhenEveryNodeHadTimeToReadIt(KeyUse use) throws ParseException {
    SigningKeys here = keys(null);
    here.ensure(NOW);
    Instant rotated = NOW.plus(Duration.ofHours(1));
    SigningKeys there = keys(null);
    there.ensure(NOW);
    String kid = here.rotate(use, rotated);

    assertThat(SignedJWT.parse(made(use, here, rotated)).getHeader().getKeyID()).isNotEqualTo(kid);
    there.refresh();
    Instant later = rotated.plus(SigningKeys.LEAD);
    String fresh = made(use, here, later);

    assertThat(SignedJWT.parse(fresh).getHeader().getKeyID()).isEqualTo(kid);
    assertValid(there, fresh, later);
  }

  @ParameterizedTest
  @EnumSource(names = {"TOKEN", "SESSION"})
  @Tag("A17")
  void aKeyThatSignsBeforeItWasReadIsLookedForAFewTimesASecond(KeyUse use) {
    SigningKeys here = keys(null);
    here.ensure(NOW);
    CountingStore counting = new CountingStore(store);
    SigningKeys there = new SigningKeys(counting, null, IdSource.random());
    there.ensure(NOW);
    here.revoke(kid(use), NOW);

    assertValid(there, made(use, here, NOW), NOW);

    SigningKeys strangers =
        new SigningKeys(new MemoryStores().signingKeys(), null, IdSource.random());
    strangers.ensure(NOW);
    String unknown = made(use, strangers, NOW);
    int read = counting.reads;
    for (int i = 0; i < 100; i++) {
      assertInvalid(there, unknown, NOW.plusMillis(i));
    }
    assertInvalid(there, "a.b.c", NOW.plusMillis(500));
    assertThat(counting.reads).isEqualTo(read);
    assertInvalid(there, unknown, NOW.plusMillis(500));
    assertThat(counting.reads).isEqualTo(read + 1);
  }

  @Test
  @Tag("A17")
  void onlyThePublicPartsOfKeysForTokensArePublished() throws ParseException {
    SigningKeys keys = keys(null);
    keys.ensure(NOW);
    keys.rotate(KeyUse.TOKEN, NOW);
    keys.rotate(KeyUse.SESSION, NOW);

    JWKSet published = JWKSet.parse(keys.jwksJson());

    assertThat(published.getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
    assertThat(published.getKeys())
        .allSatisfy(
            key -> {
              assertThat(key.getAlgorithm().getName()).isEqualTo("ES256");
              assertThat(key.getKeyUse().getValue()).isEqualTo("sig");
            });
    assertThat(stored(KeyUse.SESSION))
        .hasSize(2)
        .allSatisfy(
            key -> {
              assertThat(keys.jwksJson()).doesNotContain(key.kid());
              assertThat(key.publicJwk()).doesNotContain("\"k\"");
            });
  }

  @Test
  @Tag("A6")
  void aKeyForSessionsHas256BitsOfItsOwn() throws ParseException {
    keys(null).ensure(NOW);
    keys(null).rotate(KeyUse.SESSION, NOW);

    List<byte[]> secrets = new ArrayList<>();
    for (StoredKey key : stored(KeyUse.SESSION)) {
      secrets.add(OctetSequenceKey.parse(key.privateJwk()).toByteArray());
    }

    assertThat(secrets).hasSize(2).allMatch(secret -> secret.length == 32);
    assertThat(secrets.getFirst()).isNotEqualTo(secrets.getLast());
  }

  @Test
  @Tag("A6")
  void aShorterSecretIsNoKey() {
    String jwk = new OctetSequenceKey.Builder(new byte[31]).build().toJSONString();
    store.add(new StoredKey("short", KeyUse.SESSION, "{}", jwk, false, NOW, null));

    assertThatExceptionOfType(StoreDataException.class).isThrownBy(() -> keys(null).ensure(NOW));
  }

  @Test
  @Tag("N36")
  void withASecretThePrivatePartsAreStoredEncrypted() {
    SigningKeys keys = keys(SECRET);
    keys.ensure(NOW);

    assertThat(store.list())
        .hasSize(3)
        .allSatisfy(
            stored -> {
              assertThat(stored.encrypted()).isTrue();
              assertThat(stored.privateJwk())
                  .doesNotContain("\"d\"", "\"k\"")
                  .startsWith("scrypt$");
            });
    SigningKeys again = keys(SECRET);
    again.ensure(NOW);
    for (KeyUse use : List.of(KeyUse.TOKEN, KeyUse.SESSION)) {
      assertValid(again, made(use, keys, NOW), NOW);
    }
  }

  @Test
  void withoutASecretTheyAreNot() {
    keys(null).ensure(NOW);

    assertThat(store.list()).noneMatch(StoredKey::encrypted);
  }

  @ParameterizedTest
  @EnumSource(KeyUse.class)
  @Tag("I9")
  void aWrongOrMissingSecretIsSaidInAPlainSentenceAndAddsNoKey(KeyUse use) {
    keys(SECRET).ensure(NOW);
    SigningKeyStore other = new MemoryStores().signingKeys();
    stored(use).forEach(other::add);

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new SigningKeys(other, "another horse battery staple", IdSource.random())
                    .ensure(NOW))
        .withMessageContaining("FAIRQUEUE_KEY_SECRET is not the one");
    assertThatIllegalStateException()
        .isThrownBy(() -> new SigningKeys(other, null, IdSource.random()).ensure(NOW))
        .withMessageContaining("set FAIRQUEUE_KEY_SECRET");
    assertThat(other.list()).hasSize(1);
  }

  @Test
  @Tag("A17")
  void aKeyOfAnotherSecretKeepsNoRevokedOneAlive() {
    SigningKeys keys = keys(SECRET);
    keys.ensure(NOW);
    String leaked = kid(KeyUse.SESSION);
    String session = made(KeyUse.SESSION, keys, NOW);
    SigningKeys stranger = keys("another horse battery staple");
    assertThatIllegalStateException()
        .isThrownBy(() -> stranger.rotate(KeyUse.SESSION, NOW.plusSeconds(1)));
    store.revoke(leaked, stored(KeyUse.SESSION).getFirst(), NOW);

    assertThatIllegalStateException().isThrownBy(keys::refresh);

    assertInvalid(keys, session, NOW);
    assertThatIllegalStateException().isThrownBy(keys::refresh);
    assertValid(keys, made(KeyUse.TOKEN, keys, NOW), NOW);
  }

  @Test
  @Tag("I9")
  void aShortSecretIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> keys("short"));
  }

  @ParameterizedTest
  @EnumSource(KeyUse.class)
  void anEncryptedKeyIsBoundToItsName(KeyUse use) {
    keys(SECRET).ensure(NOW);
    StoredKey stored = stored(use).getFirst();
    SigningKeyStore other = new MemoryStores().signingKeys();
    other.add(
        new StoredKey("renamed", use, stored.publicJwk(), stored.privateJwk(), true, NOW, null));

    assertThatIllegalStateException()
        .isThrownBy(() -> new SigningKeys(other, SECRET, IdSource.random()).ensure(NOW));
  }

  @ParameterizedTest
  @EnumSource(names = {"TOKEN", "SESSION"})
  @Tag("A17")
  void keysMadeInTheClearAreEncryptedOnceASecretIsSetAndStillSign(KeyUse use) {
    SigningKeys before = keys(null);
    before.ensure(NOW);
    before.revoke(kid(use), NOW.plusSeconds(1));
    SigningKeys after = keys(SECRET);
    after.ensure(NOW.plusSeconds(9));

    assertValid(after, made(use, before, NOW.plusSeconds(9)), NOW.plusSeconds(9));
    assertThat(store.list())
        .hasSize(4)
        .allMatch(StoredKey::encrypted)
        .noneMatch(key -> key.privateJwk().contains("\"d\""))
        .noneMatch(key -> key.privateJwk().contains("\"k\""));
    before.refresh();
    assertValid(before, made(use, after, NOW.plusSeconds(9)), NOW.plusSeconds(9));
    keys(SECRET).ensure(NOW.plusSeconds(9));
    assertThatIllegalStateException()
        .isThrownBy(() -> keys("another horse battery staple").ensure(NOW));
  }

  @ParameterizedTest
  @EnumSource(names = {"TOKEN", "SESSION"})
  @Tag("A17")
  void aRevokedKeyVerifiesNothingWhereverItWasRead(KeyUse use) {
    SigningKeys here = keys(null);
    here.ensure(NOW);
    SigningKeys there = keys(null);
    there.ensure(NOW);
    String leaked = kid(use);
    String forged = made(use, there, NOW);
    KeyUse other = use == KeyUse.TOKEN ? KeyUse.SESSION : KeyUse.TOKEN;
    String spared = made(other, there, NOW);

    assertThat(here.revoke(leaked, NOW.plusSeconds(1))).isTrue();
    there.refresh();

    for (SigningKeys keys : List.of(here, there)) {
      assertInvalid(keys, forged, NOW);
      assertValid(keys, spared, NOW);
      assertThat(keys.jwksJson()).doesNotContain(leaked);
      String fresh = made(use, keys, NOW.plusSeconds(1));
      assertValid(here, fresh, NOW.plusSeconds(1));
      assertValid(there, fresh, NOW.plusSeconds(1));
    }
    assertThat(here.revoke(leaked, NOW.plusSeconds(2))).isFalse();
    assertThat(here.revoke("nobody's", NOW.plusSeconds(2))).isFalse();
    assertThat(store.list()).hasSize(4);
    assertThat(stored(use)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"TOKEN", "SESSION"})
  @Tag("A17")
  void revokingAnOldKeyAddsNone(KeyUse use) {
    SigningKeys keys = keys(null);
    keys.ensure(NOW);
    String old = kid(use);
    keys.rotate(use, NOW.plusSeconds(1));

    keys.revoke(old, NOW.plusSeconds(1));

    assertThat(stored(use)).hasSize(2);
    assertValid(keys, made(use, keys, NOW.plusSeconds(1)), NOW.plusSeconds(1));
  }

  @Test
  @Tag("A17")
  void whatWasVerifiedIsTrustedWhileItsKeyCounts() {
    SigningKeys keys = keys(null);
    keys.ensure(NOW);
    Tokens tokens = new Tokens(keys);
    var opened =
        tokens.open(TokenKind.CUSTOMER, UUID.randomUUID(), 0, NOW, NOW.plus(Duration.ofDays(1)));

    assertThat(tokens.isTrusted(opened.facts())).isTrue();
    keys.revoke(opened.facts().kid(), NOW);
    assertThat(tokens.isTrusted(opened.facts())).isFalse();
    assertThat(tokens.peek(TokenKind.CUSTOMER, opened.token(), NOW)).isEmpty();
  }

  @Test
  @Tag("A17")
  void aKeyOfOneUseIsNoneOfTheOther() {
    keys(null).ensure(NOW);
    SigningKeyStore other = new MemoryStores().signingKeys();
    StoredKey token = stored(KeyUse.TOKEN).getFirst();
    other.add(
        new StoredKey(
            token.kid(), KeyUse.SESSION, token.publicJwk(), token.privateJwk(), false, NOW, null));

    assertThatExceptionOfType(StoreDataException.class)
        .isThrownBy(() -> new SigningKeys(other, null, IdSource.random()).ensure(NOW));
  }

  @Test
  void signingNeedsAKey() {
    for (KeyUse use : List.of(KeyUse.TOKEN, KeyUse.SESSION)) {
      assertThatIllegalStateException().isThrownBy(() -> made(use, keys(null), NOW));
    }
  }

  private SigningKeys keys(@Nullable String secret) {
    return new SigningKeys(store, secret, IdSource.random());
  }

  private List<StoredKey> stored(KeyUse use) {
    return store.list().stream().filter(key -> key.use() == use).toList();
  }

  private String kid(KeyUse use) {
    return stored(use).getFirst().kid();
  }

  /** A session, or a ticket. */
  private static String made(KeyUse use, SigningKeys keys, Instant now) {
    Tokens tokens = new Tokens(keys);
    Instant end = now.plus(Duration.ofDays(1));
    return switch (use) {
      case SESSION -> tokens.session(TokenKind.CUSTOMER, UUID.randomUUID(), 0, now, end);
      case TOKEN -> tokens.ticket(UUID.randomUUID(), new EventId(UUID.randomUUID()), now, end);
      case LOG -> throw new IllegalArgumentException("a key for logs makes no tokens");
    };
  }

  private static void assertInvalid(SigningKeys keys, String token, Instant now) {
    for (TokenKind kind : TokenKind.values()) {
      assertThat(new Tokens(keys).verify(kind, token, now))
          .isInstanceOf(TokenVerdict.Invalid.class);
    }
  }

  private static void assertValid(SigningKeys keys, String token, Instant now) {
    assertThat(
            Stream.of(TokenKind.CUSTOMER, TokenKind.TICKET)
                .map(kind -> new Tokens(keys).verify(kind, token, now))
                .filter(TokenVerdict.Valid.class::isInstance))
        .hasSize(1);
  }

  /** A store that counts how often it is read. */
  private static final class CountingStore implements SigningKeyStore {

    private final SigningKeyStore store;
    private int reads;

    CountingStore(SigningKeyStore store) {
      this.store = store;
    }

    @Override
    public List<StoredKey> list() {
      reads++;
      return store.list();
    }

    @Override
    public void add(StoredKey key) {
      store.add(key);
    }

    @Override
    public boolean addFirst(StoredKey key) {
      return store.addFirst(key);
    }

    @Override
    public boolean revoke(String kid, StoredKey next, Instant now) {
      return store.revoke(kid, next, now);
    }

    @Override
    public boolean encrypt(String kid, String encryptedJwk) {
      return store.encrypt(kid, encryptedJwk);
    }
  }
}
