package io.fairqueue.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.KeyUse;
import io.fairqueue.port.SigningKeyStore;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String SECRET = "correct horse battery staple";

  private final SigningKeyStore store = new MemoryStores().signingKeys();

  @Test
  void theFirstKeyIsMadeOnceAndSignsAtOnce() {
    SigningKeys one = keys(null);
    SigningKeys two = keys(null);
    one.ensure(NOW);
    two.ensure(NOW);
    one.ensure(NOW);

    assertThat(store.list()).hasSize(1);
    assertValid(two, session(one, NOW), NOW);
  }

  @Test
  void afterARotationTheNewKeySignsAndOldTokensVerify() throws ParseException {
    SigningKeys keys = keys(null);
    keys.ensure(NOW);
    String old = session(keys, NOW);
    Instant rotated = NOW.plus(Duration.ofHours(1));
    String kid = keys.rotate(rotated);
    Instant later = rotated.plus(SigningKeys.LEAD);

    String fresh = session(keys, later);

    assertThat(SignedJWT.parse(fresh).getHeader().getKeyID()).isEqualTo(kid);
    assertValid(keys, fresh, later);
    assertValid(keys, old, later);
  }

  @Test
  void aNewKeySignsOnlyWhenEveryNodeHadTimeToReadIt() throws ParseException {
    SigningKeys here = keys(null);
    here.ensure(NOW);
    Instant rotated = NOW.plus(Duration.ofHours(1));
    SigningKeys there = keys(null);
    there.ensure(NOW);
    String kid = here.rotate(rotated);

    assertValid(there, session(here, rotated), rotated);
    there.refresh();
    Instant later = rotated.plus(SigningKeys.LEAD);
    String fresh = session(here, later);

    assertThat(SignedJWT.parse(fresh).getHeader().getKeyID()).isEqualTo(kid);
    assertValid(there, fresh, later);
  }

  @Test
  void onlyPublicPartsArePublished() throws ParseException {
    SigningKeys keys = keys(null);
    keys.ensure(NOW);
    keys.rotate(NOW);

    JWKSet published = JWKSet.parse(keys.jwksJson());

    assertThat(published.getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
    assertThat(published.getKeys())
        .allSatisfy(
            key -> {
              assertThat(key.getAlgorithm().getName()).isEqualTo("ES256");
              assertThat(key.getKeyUse().getValue()).isEqualTo("sig");
            });
  }

  @Test
  @Tag("N36")
  void withASecretThePrivatePartIsStoredEncrypted() {
    SigningKeys keys = keys(SECRET);
    keys.ensure(NOW);
    StoredKey stored = store.list().getFirst();

    assertThat(stored.encrypted()).isTrue();
    assertThat(stored.privateJwk()).doesNotContain("\"d\"").startsWith("scrypt$");
    SigningKeys again = keys(SECRET);
    again.ensure(NOW);
    assertValid(again, session(keys, NOW), NOW);
  }

  @Test
  void withoutASecretItIsNot() {
    keys(null).ensure(NOW);

    assertThat(store.list().getFirst().encrypted()).isFalse();
  }

  @Test
  @Tag("I9")
  void aWrongSecretIsSaidInAPlainSentence() {
    keys(SECRET).ensure(NOW);

    assertThatIllegalStateException()
        .isThrownBy(() -> keys("another horse battery staple").ensure(NOW))
        .withMessageContaining("FAIRQUEUE_KEY_SECRET is not the one");
  }

  @Test
  @Tag("I9")
  void aMissingSecretIsSaidInAPlainSentence() {
    keys(SECRET).ensure(NOW);

    assertThatIllegalStateException()
        .isThrownBy(() -> keys(null).ensure(NOW))
        .withMessageContaining("set FAIRQUEUE_KEY_SECRET");
  }

  @Test
  @Tag("I9")
  void aShortSecretIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> keys("short"));
  }

  @Test
  void anEncryptedKeyIsBoundToItsName() {
    keys(SECRET).ensure(NOW);
    StoredKey stored = store.list().getFirst();
    SigningKeyStore other = new MemoryStores().signingKeys();
    other.add(new StoredKey("renamed", stored.publicJwk(), stored.privateJwk(), true, NOW));

    assertThatIllegalStateException()
        .isThrownBy(() -> new SigningKeys(other, SECRET, IdSource.random()).ensure(NOW));
  }

  @Test
  @Tag("A17")
  void keysMadeInTheClearAreEncryptedOnceASecretIsSetAndStillSign() {
    SigningKeys before = keys(null);
    before.ensure(NOW);
    String revoked = store.list().getFirst().kid();
    before.revoke(revoked, NOW.plusSeconds(1));
    SigningKeys after = keys(SECRET);
    after.ensure(NOW.plusSeconds(9));

    assertValid(after, session(before, NOW.plusSeconds(9)), NOW.plusSeconds(9));
    assertThat(store.list())
        .hasSize(2)
        .allMatch(StoredKey::encrypted)
        .noneMatch(key -> key.privateJwk().contains("\"d\""));
    keys(SECRET).ensure(NOW.plusSeconds(9));
    assertThatIllegalStateException()
        .isThrownBy(() -> keys("another horse battery staple").ensure(NOW));
  }

  @Test
  @Tag("A17")
  void aWrongSecretIsFoundOutWhicheverKeySigns() {
    keys(SECRET).ensure(NOW);
    keys(null).rotate(NOW.plusSeconds(1));

    assertThatIllegalStateException()
        .isThrownBy(() -> keys("another horse battery staple").ensure(NOW.plusSeconds(9)))
        .withMessageContaining("FAIRQUEUE_KEY_SECRET is not the one");
    assertThat(store.list().getFirst().encrypted()).isFalse();
  }

  @Test
  @Tag("A17")
  void aRevokedKeyVerifiesNothingWhereverItWasRead() {
    SigningKeys here = keys(null);
    here.ensure(NOW);
    SigningKeys there = keys(null);
    there.ensure(NOW);
    String leaked = store.list().getFirst().kid();
    String forged = session(there, NOW);

    assertThat(here.revoke(leaked, NOW.plusSeconds(1))).isTrue();
    there.refresh();

    for (SigningKeys keys : List.of(here, there)) {
      assertInvalid(keys, forged, NOW);
      assertThat(keys.jwksJson()).doesNotContain(leaked);
      String fresh = session(keys, NOW.plusSeconds(1));
      assertValid(here, fresh, NOW.plusSeconds(1));
      assertValid(there, fresh, NOW.plusSeconds(1));
    }
    assertThat(here.revoke(leaked, NOW.plusSeconds(2))).isFalse();
    assertThat(here.revoke("nobody's", NOW.plusSeconds(2))).isFalse();
    assertThat(store.list()).hasSize(2);
  }

  @Test
  @Tag("A17")
  void revokingAnOldKeyAddsNone() {
    SigningKeys keys = keys(null);
    keys.ensure(NOW);
    String old = store.list().getFirst().kid();
    keys.rotate(NOW.plusSeconds(1));

    keys.revoke(old, NOW.plusSeconds(1));

    assertThat(store.list()).hasSize(2);
    assertValid(keys, session(keys, NOW.plusSeconds(1)), NOW.plusSeconds(1));
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
  }

  @Test
  @Tag("A17")
  void aKeyForSessionsVerifiesAndSignsNoTokens() {
    SigningKeys keys = keys(null);
    keys.ensure(NOW);
    String token = session(keys, NOW);
    StoredKey key = store.list().getFirst();
    SigningKeyStore other = new MemoryStores().signingKeys();
    other.add(
        new StoredKey(
            key.kid(), KeyUse.SESSION, key.publicJwk(), key.privateJwk(), false, NOW, null));
    SigningKeys elsewhere = new SigningKeys(other, null, IdSource.random());
    elsewhere.ensure(NOW.plusSeconds(1));

    assertInvalid(elsewhere, token, NOW);
    assertThat(elsewhere.jwksJson()).doesNotContain(key.kid());
    assertThat(other.list()).hasSize(2);
  }

  @Test
  void signingNeedsAKey() {
    assertThatIllegalStateException().isThrownBy(() -> session(keys(null), NOW));
  }

  private SigningKeys keys(@Nullable String secret) {
    return new SigningKeys(store, secret, IdSource.random());
  }

  private static String session(SigningKeys keys, Instant now) {
    return new Tokens(keys)
        .session(TokenKind.CUSTOMER, UUID.randomUUID(), 0, now, now.plus(Duration.ofDays(1)));
  }

  private static void assertInvalid(SigningKeys keys, String token, Instant now) {
    assertThat(new Tokens(keys).verify(TokenKind.CUSTOMER, token, now))
        .isInstanceOf(TokenVerdict.Invalid.class);
  }

  private static void assertValid(SigningKeys keys, String token, Instant now) {
    assertThat(new Tokens(keys).verify(TokenKind.CUSTOMER, token, now))
        .isInstanceOf(TokenVerdict.Valid.class);
  }
}
