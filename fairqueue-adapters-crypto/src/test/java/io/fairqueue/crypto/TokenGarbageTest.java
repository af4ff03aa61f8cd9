package io.fairqueue.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.IdSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Whatever text comes, the answer is a verdict. */
class TokenGarbageTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Tokens TOKENS = new Tokens(keys());
  private static final String GENUINE =
      TOKENS.session(TokenKind.CUSTOMER, UUID.randomUUID(), 0, NOW, NOW.plusSeconds(60));

  @Property(tries = 2_000)
  @Tag("A6")
  void anyTextIsInvalid(@ForAll String text) {
    assertInvalid(text);
  }

  @Property(tries = 2_000)
  @Tag("A6")
  void anyThreePartsAreInvalid(@ForAll("parts") String text) {
    assertInvalid(text);
  }

  @Property(tries = 1_000)
  @Tag("A6")
  void aGenuineTokenWithAPieceReplacedIsInvalid(
      @ForAll("pieces") String piece, @ForAll("places") int at) {
    String altered =
        GENUINE.substring(0, at) + piece + GENUINE.substring(Math.min(GENUINE.length(), at + 3));
    if (!altered.equals(GENUINE)) {
      assertInvalid(altered);
    }
  }

  /** Base64 of headers that are almost right, of JSON, and of noise. */
  @Provide
  Arbitrary<String> parts() {
    Arbitrary<String> json =
        Arbitraries.of(
            "{}",
            "[]",
            "null",
            "{\"alg\":null}",
            "{\"alg\":\"none\"}",
            "{\"alg\":\"ES256\"}",
            "{\"alg\":\"HS256\"}",
            "{\"alg\":\"HS256\",\"kid\":\"a\"}",
            "{\"alg\":\"HS256\",\"kid\":7}",
            "{\"alg\":\"ES256\",\"kid\":7}",
            "{\"alg\":\"ES256\",\"kid\":\"" + "x".repeat(500) + "\"}",
            "{\"alg\":\"ES256\",\"crit\":[\"exp\"]}",
            "{\"alg\":\"ES256\",\"b64\":false,\"crit\":[\"b64\"]}",
            "{\"alg\":\"ES256\",\"jwk\":{}}",
            "[".repeat(1_000));
    Arbitrary<String> part =
        Arbitraries.oneOf(json, Arbitraries.strings().ofMaxLength(60))
            .map(TokenGarbageTest::base64);
    return Combinators.combine(part, part, Arbitraries.oneOf(part, Arbitraries.just("")))
        .as((header, payload, signature) -> header + "." + payload + "." + signature);
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.strings().withChars("AZaz09-_.=+/ \n\u0000é").ofMaxLength(5);
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, GENUINE.length());
  }

  private static void assertInvalid(String text) {
    for (TokenKind kind : TokenKind.values()) {
      assertThat(TOKENS.verify(kind, text, NOW)).isEqualTo(new TokenVerdict.Invalid());
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SigningKeys keys() {
    SigningKeys keys = new SigningKeys(new MemoryStores().signingKeys(), null, IdSource.random());
    keys.ensure(NOW);
    return keys;
  }
}
