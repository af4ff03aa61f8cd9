package io.fairqueue.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.SigningKeyStore;
import io.fairqueue.port.SigningKeyStore.StoredKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
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
  void keysMadeInTheClearStillSignOnceASecretIsSet() {
    SigningKeys before = keys(null);
    before.ensure(NOW);
    SigningKeys after = keys(SECRET);
    after.ensure(NOW);

    assertValid(after, session(before, NOW), NOW);
    after.rotate(NOW);
    assertThat(store.list())
        .extracting(StoredKey::encrypted)
        .containsExactlyInAnyOrder(true, false);
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

  private static void assertValid(SigningKeys keys, String token, Instant now) {
    assertThat(new Tokens(keys).verify(TokenKind.CUSTOMER, token, now))
        .isInstanceOf(TokenVerdict.Valid.class);
  }
}
