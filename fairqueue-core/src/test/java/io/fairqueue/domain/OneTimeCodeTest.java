package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes as people paste them. */
class OneTimeCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456",
        " 123456 ",
        "123 456",
        "123\u00A0456\r\n",
        "1 2 3 4 5 6",
        "123-456",
        "123\u2013456",
        "\uFEFF123456\u200B",
        "\u202A123456\u202C",
        "１２３４５６",
        "١٢٣٤٥٦",
        "۱۲۳۴۵۶",
        "१२३४५६",
        "১২৩৪৫৬",
        "𝟏𝟐𝟑𝟒𝟓𝟔",
        "１2٣४56"
      })
  @Tag("A4")
  void blanksAndTheDigitsOfAnyScriptAreReadAsMeant(String typed) {
    assertThat(new OneTimeCode(typed).digits()).isEqualTo("123456");
    assertThat(new OneTimeCode(typed)).hasToString("OneTimeCode");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "12345", "1234567", "12345a", "123.456", "+123456", "①②③④⑤⑥", "一二三四五六"})
  @Tag("A4")
  void whatIsNotSixDigitsThenIsRefused(String typed) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new OneTimeCode(typed))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("otp"));
  }

  @Test
  @Tag("A4")
  void aCodeIsNotLookedForInABook() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new OneTimeCode(" ".repeat(1_000_000) + "123456"));
  }

  @Test
  @Tag("A4")
  void aRandomCodeHasSixDigitsToo() {
    RandomGenerator zero = () -> 0;
    assertThat(OneTimeCode.random(zero).digits()).isEqualTo("000000");
  }
}
