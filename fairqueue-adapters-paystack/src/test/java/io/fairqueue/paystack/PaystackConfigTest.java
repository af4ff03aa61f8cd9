package io.fairqueue.paystack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PaystackConfigTest {

  @Test
  void theDefaultIsTheRealPaystackWithinBounds() {
    PaystackConfig config = PaystackConfig.of("sk_live_1");

    assertThat(config.baseUrl()).isEqualTo(URI.create("https://api.paystack.co"));
    assertThat(config.requestTimeout()).isLessThanOrEqualTo(Duration.ofSeconds(5));
    assertThat(config.maxTries()).isEqualTo(3);
    assertThat(config.callbackUrl()).isNull();
  }

  @Test
  @Tag("N36")
  void theSecretIsNotPrinted() {
    assertThat(PaystackConfig.of("sk_live_1").toString()).doesNotContain("sk_live_1");
  }

  @Test
  @Tag("I9")
  void refusesWhatCannotWork() {
    assertThatIllegalArgumentException().isThrownBy(() -> PaystackConfig.of(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> config(0, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> config(1, Duration.ZERO));
  }

  private static PaystackConfig config(int tries, Duration timeout) {
    return new PaystackConfig(
        URI.create("http://localhost"), "sk", timeout, timeout, tries, Duration.ZERO, null);
  }
}
