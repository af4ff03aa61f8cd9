package io.fairqueue.http.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrintableTest {

  private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  @Property
  void whatever_people_write_is_one_line_that_moves_nothing(@ForAll String text) {
    assertThat(Printable.line(text)).doesNotContainPattern(UNFIT);
    assertThat(Printable.lines(text).replace("\n", "")).doesNotContainPattern(UNFIT);
  }

  @Property
  void what_is_fit_stays_as_it_is(
      @ForAll @CharRange(from = ' ', to = '~') @CharRange(from = 'À', to = 'ÿ') String text) {
    assertThat(Printable.line(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0007, bell",
    "001b, escape",
    "000a, line break",
    "000d, return",
    "007f, delete",
    "0085, next line",
    "009b, C1 introducer",
    "00ad, soft hyphen",
    "061c, letter mark",
    "180e, vowel separator",
    "200b, zero width",
    "200d, joiner",
    "200e, left to right",
    "202e, override",
    "2028, line separator",
    "2029, paragraph",
    "2066, isolate",
    "2069, pop",
    "feff, byte order mark",
    "fff9, annotation",
    "3164, filler",
    "d800, half a pair"
  })
  void what_moves_or_hides_is_written_as_its_number(String digits, String name) {
    char unfit = (char) Integer.parseInt(digits, 16);

    assertThat(Printable.line("a" + unfit + "b")).as(name).isEqualTo("a\\u" + digits + "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Müller", "नमस्ते", "東京", "🎫", "שלום", "e\u0301"})
  void names_of_people_are_told_as_they_are(String name) {
    assertThat(Printable.line(name)).isEqualTo(name);
  }
}
