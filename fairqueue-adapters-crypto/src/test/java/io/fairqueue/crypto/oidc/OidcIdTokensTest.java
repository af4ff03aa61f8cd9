package io.fairqueue.crypto.oidc;

import static io.fairqueue.tck.fixture.Fixtures.START;
import static io.fairqueue.tck.fixture.StubIssuer.AUDIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.identity.IdTokens.Fault;
import io.fairqueue.port.identity.IdTokens.Verdict;
import io.fairqueue.tck.fixture.StubIssuer;
import io.fairqueue.tck.fixture.StubKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens come from an issuer that is made of the JDK alone. */
@Tag("A11")
final class OidcIdTokensTest {

  private static final String ADA = "ada@example.org";

  private final StubIssuer issuer = StubIssuer.start();
  private final OidcIdTokens tokens = new OidcIdTokens(List.of(trusted(issuer)));

  @AfterEach
  void end() {
    tokens.close();
    issuer.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256", "ES256", "EdDSA"})
  void aTokenProvesTheAddress(String algorithm) {
    String token = issuer.token(algorithm, issuer.claims(" Ada@Example.ORG", START));

    assertThat(verify(token)).isEqualTo(verified());
    assertThat(verify(token)).isEqualTo(verified());
    assertThat(issuer.reads()).isOne();
  }

  @Test
  void keysAreReadFromAFileToo(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("keys.json");
    Files.writeString(file, issuer.keySet());
    try (var ofFile =
        new OidcIdTokens(
            List.of(new TrustedIssuer(issuer.name(), AUDIENCE, file.toString(), true)))) {
      assertThat(ofFile.verify(good(), START))
          .isEqualTo(new Verdict.Verified(issuer.name(), new EmailAddress(ADA), true));
      issuer.rotate();
      Files.writeString(file, issuer.keySet());
      assertThat(ofFile.verify(good(), START)).isInstanceOf(Verdict.Verified.class);
    }
    assertThat(issuer.reads()).isZero();
  }

  @Test
  void aKeyThatWasPublishedSinceIsFoundAndAnOldOneForgotten() {
    assertThat(verify(good())).isEqualTo(verified());
    String old = good();
    issuer.rotate();

    assertThat(verify(good())).isEqualTo(verified());
    assertThat(verify(old)).isEqualTo(refused(Fault.SIGNATURE));
    assertThat(issuer.reads()).isLessThanOrEqualTo(3);
  }

  @Test
  void keysThatNobodyPublishedCostTheIssuerLittle() {
    assertThat(verify(good())).isEqualTo(verified());
    for (int i = 0; i < 50; i++) {
      StubKey foreign = StubKey.generate("ES256");
      String token =
          foreign.sign(Map.of("alg", "ES256", "kid", foreign.id()), issuer.claims(ADA, START));
      assertThat(verify(token)).isEqualTo(refused(Fault.SIGNATURE));
    }

    assertThat(issuer.reads()).isLessThanOrEqualTo(4);
    assertThat(verify(good())).isEqualTo(verified());
  }

  @Test
  void aForeignKeyUnderAKnownNameIsRefused() {
    StubKey foreign = StubKey.generate("ES256");
    Map<String, String> header = Map.of("alg", "ES256", "kid", issuer.key("ES256").id());

    assertThat(verify(foreign.sign(header, issuer.claims(ADA, START))))
        .isEqualTo(refused(Fault.SIGNATURE));
  }

  @Test
  void aKeyVerifiesItsOwnAlgorithmOnly() {
    StubKey rsa = issuer.key("RS256");
    String other = rsa.sign(Map.of("alg", "PS256", "kid", rsa.id()), issuer.claims(ADA, START));

    assertThat(verify(other)).isEqualTo(refused(Fault.SIGNATURE));
  }

  @Test
  void nobodysSignatureAndAMacByThePublicKeyAreRefused() {
    Map<String, Object> claims = issuer.claims(ADA, START);
    StubKey key = issuer.key("RS256");

    assertThat(verify(StubKey.unsigned(claims))).isEqualTo(refused(Fault.MALFORMED));
    assertThat(verify(StubKey.unsigned(claims) + "AAAA")).isInstanceOf(Verdict.Refused.class);
    assertThat(verify(key.signByPublicKey(claims))).isEqualTo(refused(Fault.ALGORITHM));
  }

  @Test
  void extraDemandsAndOtherKindsOfTokensAreRefused() {
    StubKey key = issuer.key("ES256");
    Map<String, Object> claims = issuer.claims(ADA, START);
    for (Map<String, ?> more :
        List.of(
            Map.of("typ", "at+jwt"),
            Map.of("typ", "logout+jwt"),
            Map.of("crit", List.of("exp"), "exp", 1),
            Map.of("b64", false, "crit", List.of("b64")))) {
      Map<String, Object> header = new HashMap<>(Map.of("alg", "ES256", "kid", key.id()));
      header.putAll(more);
      assertThat(verify(key.sign(header, claims)))
          .as(more.toString())
          .isInstanceOf(Verdict.Refused.class);
    }
  }

  @Test
  void aTokenForOthersIsRefused() {
    assertThat(with("aud", "another-shop")).isEqualTo(refused(Fault.AUDIENCE));
    assertThat(with("aud", List.of(AUDIENCE, "another-shop"))).isEqualTo(refused(Fault.AUDIENCE));
    assertThat(with("azp", "another-shop")).isEqualTo(refused(Fault.AUDIENCE));
    assertThat(with("aud", null)).isEqualTo(refused(Fault.AUDIENCE));
    assertThat(with("azp", AUDIENCE)).isEqualTo(verified());
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() {
    assertThat(with("iss", "https://elsewhere.example")).isEqualTo(refused(Fault.ISSUER));
    assertThat(with("iss", issuer.name() + "/")).isEqualTo(refused(Fault.ISSUER));
    assertThat(with("iss", null)).isEqualTo(refused(Fault.ISSUER));
    try (StubIssuer other = StubIssuer.start()) {
      assertThat(verify(other.token("ES256", issuer.claims(ADA, START))))
          .isEqualTo(refused(Fault.SIGNATURE));
    }
  }

  @Test
  void timesAreBounded() {
    long now = START.getEpochSecond();
    assertThat(with("exp", now)).isEqualTo(refused(Fault.EXPIRED));
    assertThat(with("exp", now + 1)).isEqualTo(verified());
    assertThat(with("iat", now - 601)).isEqualTo(refused(Fault.EXPIRED));
    assertThat(with("iat", now - 599)).isEqualTo(verified());
    assertThat(with("iat", now + 61)).isEqualTo(refused(Fault.EARLY));
    assertThat(with("iat", now + 59)).isEqualTo(verified());
    assertThat(with("nbf", now + 61)).isEqualTo(refused(Fault.EARLY));
    assertThat(with("exp", null)).isEqualTo(refused(Fault.MALFORMED));
    assertThat(with("iat", null)).isEqualTo(refused(Fault.MALFORMED));
    assertThat(with("iat", "yesterday")).isEqualTo(refused(Fault.MALFORMED));
  }

  @Test
  void anAddressThatTheIssuerHasNotVerifiedIsRefused() {
    assertThat(with("email_verified", false)).isEqualTo(refused(Fault.EMAIL));
    assertThat(with("email_verified", null)).isEqualTo(refused(Fault.EMAIL));
    assertThat(with("email_verified", "yes")).isEqualTo(refused(Fault.EMAIL));
    assertThat(with("email_verified", "true")).isEqualTo(verified());
    assertThat(with("email", null)).isEqualTo(refused(Fault.EMAIL));
    assertThat(with("email", "nobody")).isEqualTo(refused(Fault.EMAIL));
    assertThat(with("email", List.of(ADA))).isEqualTo(refused(Fault.EMAIL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c", "a.b.c.d", "é.é.é", "a.b.c\n"})
  void nonsenseIsRefused(String text) {
    assertThat(verify(text)).isEqualTo(refused(Fault.MALFORMED));
  }

  @Test
  void anOversizedTokenIsRefusedUnread() {
    assertThat(with("name", "a".repeat(8 * 1024))).isEqualTo(refused(Fault.MALFORMED));
    assertThat(issuer.reads()).isZero();
  }

  @Test
  void aSilentIssuerKeepsNobodyWaiting() {
    issuer.fallSilent();
    long begun = System.nanoTime();

    assertThat(verify(good())).isEqualTo(new Verdict.Unavailable(issuer.name()));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));

    issuer.recover();
    assertThat(verify(good())).isEqualTo(verified());
    issuer.fallSilent();
    assertThat(verify(good())).isEqualTo(verified());
  }

  @Test
  void anIssuerIsTrustedOnlyWhereItsKeysComeUnaltered() {
    assertThat(TrustedIssuer.parse("https://id.example ; shop ; organizers"))
        .isEqualTo(new TrustedIssuer("https://id.example", "shop", null, true));
    for (String unfit :
        List.of(
            "https://id.example",
            "https://id.example;",
            "http://id.example;shop",
            "http://localhost.evil.example;shop",
            "https://me@id.example;shop",
            "https://id.example#a;shop",
            "file:///etc/passwd;shop",
            "https://id.example;shop;jwks=http://id.example/keys",
            "https://id.example;shop;jwks=",
            "https://id.example;shop;organizers;organizers")) {
      assertThatIllegalArgumentException().as(unfit).isThrownBy(() -> TrustedIssuer.parse(unfit));
    }
  }

  private Verdict verify(String token) {
    return tokens.verify(token, START);
  }

  private Verdict with(String claim, @Nullable Object value) {
    Map<String, Object> claims = issuer.claims(ADA, START);
    if (value == null) {
      claims.remove(claim);
    } else {
      claims.put(claim, value);
    }
    return verify(issuer.token("ES256", claims));
  }

  private String good() {
    return issuer.token(ADA, START);
  }

  private static TrustedIssuer trusted(StubIssuer issuer) {
    return new TrustedIssuer(issuer.name(), AUDIENCE, null, false);
  }

  private Verdict verified() {
    return new Verdict.Verified(issuer.name(), new EmailAddress(ADA), false);
  }

  private static Verdict refused(Fault fault) {
    return new Verdict.Refused(fault);
  }
}
