package io.fairqueue.http.page.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever colour somebody wants, people can read what is on it. */
@Tag("I23")
final class ThemeSheetTest {

  private static final double READABLE = 4.5;

  @Test
  void text_on_any_accent_is_readable_also_under_the_mouse() {
    for (int red = 0; red <= 255; red += 17) {
      for (int green = 0; green <= 255; green += 17) {
        for (int blue = 0; blue <= 255; blue += 17) {
          Colour accent = new Colour(red, green, blue);
          String sheet = ThemeSheet.of(accent);
          Colour ink = colour(sheet, "--on-fill");

          assertThat(colour(sheet, "--fill")).isEqualTo(accent);
          assertThat(ink).isIn(Colour.BLACK, Colour.WHITE);
          assertThat(accent.contrast(ink)).as(accent.text()).isGreaterThanOrEqualTo(READABLE);
          assertThat(colour(sheet, "--fill-strong").contrast(ink))
              .as(accent.text())
              .isGreaterThanOrEqualTo(READABLE);
        }
      }
    }
  }

  @Test
  void what_can_hardly_be_told_from_its_ground_has_an_edge() {
    String white = ThemeSheet.of(Colour.WHITE);
    String black = ThemeSheet.of(Colour.BLACK);

    assertThat(white.split("@media", 2)[0]).contains("--fill-edge: var(--soft); --way: var(--act)");
    assertThat(white.split("@media", 2)[1]).contains("--fill-edge: transparent; --way: #ffffff");
    assertThat(black.split("@media", 2)[0]).contains("--fill-edge: transparent; --way: #000000");
    assertThat(black.split("@media", 2)[1]).contains("--fill-edge: var(--soft)");
  }

  @Test
  void contrasts_are_those_of_the_guidelines() {
    assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21);
    assertThat(Colour.of("#767676").contrast(Colour.WHITE)).isBetween(4.54, 4.55);
    assertThat(Colour.of("#2f4fd6").text()).isEqualTo("#2f4fd6");
  }

  private static Colour colour(String sheet, String name) {
    Matcher value = Pattern.compile(name + ": (#[0-9a-f]{6});").matcher(sheet);
    assertThat(value.find()).isTrue();
    return Colour.of(value.group(1));
  }
}
