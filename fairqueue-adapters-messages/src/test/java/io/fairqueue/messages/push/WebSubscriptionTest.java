package io.fairqueue.messages.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.tck.fixture.StubBrowser;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("B2")
final class WebSubscriptionTest {

  private static final String ENDPOINT = "https://push.example/send/1";
  private static final String KEY =
      "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
  private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

  @Test
  void what_a_browser_writes_is_read_and_kept_without_the_rest() {
    WebSubscription read = WebSubscription.parse(StubBrowser.create().subscription(ENDPOINT));

    assertThat(read.endpoint()).isEqualTo(ENDPOINT);
    assertThat(read.key()).hasSize(65);
    assertThat(read.auth()).hasSize(16);
    assertThat(read.json()).doesNotContain("expirationTime");
    WebSubscription again = WebSubscription.parse(read.json());
    assertThat(again.key()).isEqualTo(read.key());
    assertThat(again.auth()).isEqualTo(read.auth());
    assertThat(again.json()).isEqualTo(read.json());
    assertThat(read.toString()).doesNotContain("push.example");
  }

  @Test
  void the_other_alphabet_of_base64_and_padding_are_read_too() {
    String padded = KEY.replace('-', '+').replace('_', '/') + "=";

    assertThat(WebSubscription.parse(json(ENDPOINT, padded, AUTH + "==")).json())
        .isEqualTo(json(ENDPOINT, KEY, AUTH));
  }

  static Stream<String> others() {
    byte[] offTheCurve = Base64.getUrlDecoder().decode(KEY);
    offTheCurve[64] ^= 1;
    byte[] compressed = Base64.getUrlDecoder().decode(KEY);
    compressed[0] = 2;
    byte[] origin = new byte[65];
    origin[0] = 4;
    byte[] tooLarge = new byte[65];
    Arrays.fill(tooLarge, (byte) 0xFF);
    tooLarge[0] = 4;
    return Stream.concat(
        Stream.of(
            "",
            "null",
            "[]",
            "\"https://push.example\"",
            "{",
            "{}",
            "{\"endpoint\":\"" + ENDPOINT + "\"}",
            "{\"endpoint\":\"" + ENDPOINT + "\",\"keys\":{\"p256dh\":\"" + KEY + "\"}}",
            "{\"endpoint\":\"" + ENDPOINT + "\",\"keys\":{\"auth\":\"" + AUTH + "\"}}",
            json(ENDPOINT, KEY, AUTH).replace("{\"endpoint\"", "{\"endpoint\":1,\"endpoint\""),
            json(ENDPOINT, KEY, AUTH).replace("\"" + ENDPOINT + "\"", "7"),
            json(ENDPOINT, KEY + "AAAA", AUTH),
            json(ENDPOINT, KEY.substring(4), AUTH),
            json(ENDPOINT, "?" + KEY.substring(1), AUTH),
            json(ENDPOINT, KEY, AUTH + "AA"),
            json(ENDPOINT, KEY, AUTH.substring(2)),
            json(ENDPOINT, KEY, ""),
            json("https://push.example/\\u0000", KEY, AUTH),
            json("https://push.example/\\ud800", KEY, AUTH),
            json("", KEY, AUTH),
            json(ENDPOINT + "a".repeat(2_048), KEY, AUTH)),
        List.of(offTheCurve, compressed, origin, tooLarge).stream()
            .map(key -> json(ENDPOINT, Base64.getUrlEncoder().encodeToString(key), AUTH)));
  }

  @ParameterizedTest
  @MethodSource("others")
  void anything_else_is_none(String text) {
    assertThatThrownBy(() -> WebSubscription.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must ");
  }

  private static String json(String endpoint, String key, String auth) {
    return "{\"endpoint\":\"%s\",\"keys\":{\"p256dh\":\"%s\",\"auth\":\"%s\"}}"
        .formatted(endpoint, key, auth);
  }
}
