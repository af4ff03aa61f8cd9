package io.fairqueue.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("N40")
final class Base45Test {

  /** The examples of RFC 9285. */
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"AB,BB8", "Hello!!,%69 VD92EX0", "base-45,UJCLQE7W581", "ietf!,QED8WEX0"})
  void bytesAreWrittenAsTheStandardDoes(String bytes, String text) {
    byte[] utf8 = bytes.getBytes(StandardCharsets.UTF_8);

    assertThat(Base45.encode(utf8)).isEqualTo(text);
    assertThat(Base45.decode(text)).isEqualTo(utf8);
  }

  @Test
  void whatIsWrittenIsReadAndThereIsNoOtherWayToWriteIt() {
    Random random = new Random(45);
    for (int length = 0; length < 200; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);

      assertThat(Base45.decode(Base45.encode(bytes))).isEqualTo(bytes);
    }
  }

  /** 65,536, 256, half a group, and letters of another alphabet. */
  @ParameterizedTest
  @ValueSource(strings = {"GGW", ":::", "V5", "::", "A", "BB8A", "bb8", "BB_", "ÄB8"})
  void whatNobodyWroteIsRefused(String text) {
    assertThat(Base45.decode(text)).isNull();
  }
}
