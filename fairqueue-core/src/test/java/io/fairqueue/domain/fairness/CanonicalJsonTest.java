package io.fairqueue.domain.fairness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  @Test
  void membersAreInTheOrderOfTheirCodeUnits() {
    // RFC 8785, section 3.2.3.
    Map<String, Object> object =
        Map.of(
            "€", "Euro Sign",
            "\r", "Carriage Return",
            "\uFB33", "Hebrew Letter Dalet With Dagesh",
            "1", "One",
            "\uD83D\uDE00", "Emoji: Grinning Face",
            "\u0080", "Control",
            "ö", "Latin Small Letter O With Diaeresis");

    assertThat(CanonicalJson.text(object))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                + "\"\uD83D\uDE00\":\"Emoji: Grinning Face\","
                + "\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void textsAndNumbersHaveOneForm() {
    assertThat(CanonicalJson.text("\u0000\u000f\b\t\n\f\r\"\\/é"))
        .isEqualTo("\"\\u0000\\u000f\\b\\t\\n\\f\\r\\\"\\\\/é\"");
    assertThat(CanonicalJson.text(List.of(1.0, 1.5, -3L, 0, true, List.of(), Map.of())))
        .isEqualTo("[1,1.5,-3,0,true,[],{}]");
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.text(1L << 53));
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.text(Double.NaN));
  }

  @Test
  void whatItWritesItReads() {
    Map<String, Object> object =
        Map.of(
            "a",
            List.of(1L, List.of(2L, 3L)),
            "b",
            Map.of("c", "\u0001x\"y"),
            "d",
            false,
            "e",
            1.25);

    assertThat(CanonicalJson.object(CanonicalJson.bytes(object))).isEqualTo(object);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{} ",
        " {}",
        "{\"b\":1,\"a\":2}",
        "{\"a\":1,\"a\":1}",
        "{\"a\": 1}",
        "{\"a\":1,}",
        "{,\"a\":1}",
        "{\"a\":01}",
        "{\"a\":1.0}",
        "{\"a\":1e3}",
        "{\"a\":--1}",
        "{\"a\":-}",
        "{\"a\":\"\\u0041\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u00\"}",
        "{\"a\":\"\n\"}",
        "{\"a\":null}",
        "{\"a\":tru}",
        "{\"a\":99999999999999999999999}",
        "{\"a\":1}{}"
      })
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.object(text.getBytes(UTF_8)));
  }

  @Test
  void whatIsNestedWithoutEndIsRefused() {
    String deep = "{\"a\":".repeat(100) + "1" + "}".repeat(100);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.object(deep.getBytes(UTF_8)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.object(new byte[] {'{', '"', (byte) 0xff, '"', '}'}));
  }
}
