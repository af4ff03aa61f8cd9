package io.fairqueue.messages.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import io.fairqueue.tck.fixture.StubBrowser;
import io.fairqueue.tck.fixture.StubBrowser.Vapid;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is sent is what the RFCs say: a browser of our own takes their examples, and what the
 * library makes.
 */
@Tag("B10")
final class StandardPushTest {

  private static final String RFC_8291_SENDER_PUBLIC =
      "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
  private static final String RFC_8291_SENDER_PRIVATE =
      "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";

  /** RFC 8291, appendix A. */
  private static final StubBrowser RFC_8291_BROWSER =
      StubBrowser.of(
          "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
          "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
          "BTBZMqHH6r4Tts7J_aSIgg");

  private static final String RFC_8291_MESSAGE =
      "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
          + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
          + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

  /** RFC 8292, section 2.4. */
  private static final String RFC_8292_TOKEN =
      "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE"
          + "0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGk"
          + "MlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA";

  private static final String RFC_8292_KEY =
      "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs";

  @Test
  void the_browser_reads_the_example_of_rfc_8291_and_nothing_that_was_changed() {
    byte[] message = Base64.getUrlDecoder().decode(RFC_8291_MESSAGE);
    assertThat(RFC_8291_BROWSER.open(message))
        .isEqualTo("When I grow up, I want to be a watermelon");

    message[message.length - 1] ^= 1;
    assertThatThrownBy(() -> RFC_8291_BROWSER.open(message))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_browsers_service_reads_the_example_of_rfc_8292_and_no_other_keys() {
    Vapid read = Vapid.verify("vapid t=" + RFC_8292_TOKEN + ", k=" + RFC_8292_KEY);
    assertThat(read.claims())
        .isEqualTo(
            "{\"aud\":\"https://push.example.net\",\"exp\":1453523768,\"sub\":\"mailto:push@example.com\"}");

    assertThatThrownBy(
            () -> Vapid.verify("vapid t=" + RFC_8292_TOKEN + ", k=" + RFC_8291_SENDER_PUBLIC))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 1_024})
  void what_the_library_encrypts_is_for_one_browser(int length) {
    String text = "ä".repeat(length);
    WebSubscription subscription = subscription(RFC_8291_BROWSER);

    byte[] first = push().getBody(text.getBytes(UTF_8), subscription.key(), subscription.auth());
    byte[] second = push().getBody(text.getBytes(UTF_8), subscription.key(), subscription.auth());

    assertThat(RFC_8291_BROWSER.open(first)).isEqualTo(text);
    assertThat(RFC_8291_BROWSER.open(second)).isEqualTo(text);
    assertThat(first).isNotEqualTo(second);
    assertThatThrownBy(() -> StubBrowser.create().open(first))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Some numbers of a signature are shorter than others. */
  @Test
  void what_the_library_signs_is_verified() throws Exception {
    WebPush push = push();
    for (int i = 0; i < 300; i++) {
      String header =
          push.getHeaders("https://push.example/send/abc?d=e", 5, "topic", WebPush.Urgency.High)
              .get("Authorization");
      Vapid vapid = Vapid.verify(String.valueOf(header));
      JsonNode claims = new ObjectMapper().readTree(vapid.claims());
      assertThat(vapid.key()).isEqualTo(RFC_8291_SENDER_PUBLIC);
      assertThat(claims.path("aud").asText()).isEqualTo("https://push.example");
      assertThat(claims.path("sub").asText()).isEqualTo("mailto:ops@shop.example");
      assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
          .isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(24)));
    }
  }

  private static WebPush push() {
    return new WebPush(
        "mailto:ops@shop.example",
        VapidKeys.fromUncompressedBytes(RFC_8291_SENDER_PUBLIC, RFC_8291_SENDER_PRIVATE));
  }

  private static WebSubscription subscription(StubBrowser browser) {
    return WebSubscription.parse(browser.subscription("https://push.example/1"));
  }
}
