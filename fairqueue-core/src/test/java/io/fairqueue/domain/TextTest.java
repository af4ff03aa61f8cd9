package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, as they are read and as they are written. */
class TextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada Obi",
        "Zoë O’Brien-Núñez",
        "山田　太郎",
        "می\u200Cخواهم",
        "ക്\u200Dഷ",
        "श्री\u200Cमान",
        "👩\u200D👩\u200D👧 family",
        "❤\uFE0F",
        "🏳\uFE0F\u200D🌈",
        "葛\uDB40\uDD00城",
        "١٢٣",
        "a\u0308"
      })
  @Tag("A15")
  void aNameOfAnyLanguageIsKeptAsItIs(String name) {
    assertThat(Text.written("name", name, 200)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000",
        "\n",
        "\r",
        "\t",
        "\u001B",
        "\u007F",
        "\u0085",
        "\u009B",
        "\u00AD",
        "\u034F",
        "\u061C",
        "\u200B",
        "\u200C",
        "\u200D",
        "\u200E",
        "\u200F",
        "\u2028",
        "\u2029",
        "\u202A",
        "\u202E",
        "\u2060",
        "\u2066",
        "\u2069",
        "\uFEFF",
        "\uFFF9",
        "\u3164",
        "\uFE0F",
        "\uD800",
        "\uDB40\uDC41"
      })
  @Tag("A15")
  void whatCannotBeSeenIsTakenOffAtTheEndsAndRefusedInside(String invisible) {
    assertThat(Text.written("name", invisible + " Ada Obi " + invisible, 200)).isEqualTo("Ada Obi");
    refused("Ad" + invisible + "a");
    refused("Ada " + invisible + "Obi");
    refused(invisible + " " + invisible);
  }

  @Test
  @Tag("A15")
  void aDescriptionHasLinesButNothingThatTurnsThemAround() {
    Text.checkParagraphs("description", "One.\r\n\tTwo\u00ADwords.\n");
    for (String bad : new String[] {"a\u0000", "\u001B[31m", "\u009B", "a\u202Eb", "\uD800"}) {
      assertThatExceptionOfType(InvalidInputException.class)
          .as(bad)
          .isThrownBy(() -> Text.checkParagraphs("description", bad));
    }
  }

  private static void refused(String name) {
    assertThatExceptionOfType(InvalidInputException.class)
        .as(name)
        .isThrownBy(() -> Text.written("name", name, 200))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("name"));
  }
}
