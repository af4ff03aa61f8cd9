package io.fairqueue.messages.hook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.message.EndpointSecret;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H2")
final class SigningTest {

  private static final EndpointSecret SECRET =
      new EndpointSecret("whsec_ZmFpcnF1ZXVlLXRlc3Qtc2VjcmV0LTMyLWJ5dGVzISE=");
  private static final byte[] BODY =
      ("{\"type\":\"claim.confirmed\",\"timestamp\":\"2026-11-20T10:00:00Z\","
              + "\"data\":{\"claim_id\":\"018f6f2e-0000-7000-8000-000000000001\"}}")
          .getBytes(UTF_8);

  @Test
  void signs_as_the_library_of_the_standard_does() {
    assertThat(sign(List.of(SECRET))).isEqualTo("v1,E8kvRoWarp8TSeGGGd36EV64Slfxo0XU6V53TLA86/4=");
  }

  @Test
  void each_secret_signs() {
    String twice = sign(List.of(SECRET, SECRET));

    assertThat(twice.split(" ")).hasSize(2).containsOnly(sign(List.of(SECRET)));
  }

  private static String sign(List<EndpointSecret> secrets) {
    return Signing.header(secrets, "msg_018f6f2e00007000", 1_763_632_800L, BODY);
  }
}
