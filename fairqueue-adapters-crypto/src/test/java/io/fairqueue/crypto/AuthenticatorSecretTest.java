package io.fairqueue.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticatorSecretTest {

  private static final AuthenticatorSecret SECRET =
      AuthenticatorSecret.of(
          Base64.getEncoder().encodeToString("12345678901234567890".getBytes(US_ASCII)));

  /** The last six digits of RFC 6238's appendix B. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void itsCodesAreThoseOfTheStandard(long second, String code) {
    assertThat(SECRET.step(code, Instant.ofEpochSecond(second))).hasValue(second / 30);
  }

  @Test
  @Tag("A8")
  void aCodeIsGoodForOneStepMoreOnEitherSide() {
    Instant made = Instant.ofEpochSecond(59);

    assertThat(SECRET.step("287082", made.minusSeconds(30))).hasValue(1);
    assertThat(SECRET.step("287082", made.plusSeconds(30))).hasValue(1);
    assertThat(SECRET.step("287082", made.minusSeconds(60))).isEmpty();
    assertThat(SECRET.step("287082", made.plusSeconds(31))).isEmpty();
    assertThat(SECRET.step("287081", made)).isEmpty();
    assertThat(SECRET.step("28708", made)).isEmpty();
    assertThat(SECRET.step("", made)).isEmpty();
  }

  @Test
  void itIsTypedAndScannedAsAppsExpect() {
    assertThat(SECRET.typed()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(SECRET.uri("Fair & Queue", "ada@fans.example"))
        .isEqualTo(
            "otpauth://totp/Fair%20%26%20Queue:ada%40fans.example"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Fair%20%26%20Queue");
  }

  @Test
  void eachIsAnotherAndIsReadBack() {
    AuthenticatorSecret one = AuthenticatorSecret.random(RandomGenerator.getDefault());

    assertThat(AuthenticatorSecret.of(one.stored()).typed()).isEqualTo(one.typed()).hasSize(32);
    assertThat(AuthenticatorSecret.random(RandomGenerator.getDefault()).typed())
        .isNotEqualTo(one.typed());
    assertThat(one.toString()).doesNotContain(one.typed(), one.stored());
  }
}
