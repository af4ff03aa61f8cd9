package io.fairqueue.http.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list as text. */
@Tag("F11")
final class CsvWriterTest {

  private static final List<Column<String>> CELL = List.of(new Column<>("name", cell -> cell));

  @Test
  void what_separates_is_quoted_and_quotes_are_doubled() throws IOException {
    assertThat(written("Lee, Ann")).isEqualTo("name\r\n\"Lee, Ann\"\r\n");
    assertThat(written("the \"great\"")).isEqualTo("name\r\n\"the \"\"great\"\"\"\r\n");
    assertThat(written("two\nlines")).isEqualTo("name\r\n\"two\nlines\"\r\n");
    assertThat(written("Łuczak")).isEqualTo("name\r\nŁuczak\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", " =1", "\u200b=1", "\t=1"})
  void what_a_spreadsheet_would_run_is_inert(String text) throws IOException {
    assertThat(written(text).substring("name\r\n".length()).replace("\"", "")).startsWith("'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Max;=cmd!A0 | Max;'=cmd!A0",
        "Max; @x      | Max;' @x",
        "a=b          | a=b",
        "O-H + x@y    | O-H + x@y",
      })
  void so_is_what_a_separator_of_other_countries_would_begin(String text, String inert)
      throws IOException {
    assertThat(written(text)).isEqualTo("name\r\n" + inert + "\r\n");
  }

  @Test
  void numbers_stay_numbers() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvWriter<Long> writer =
        new CsvWriter<>(out, List.of(new Column<>("minor", each -> each)), true)) {
      writer.write(-7L);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\ufeffminor\r\n-7\r\n");
  }

  private static String written(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvWriter<String> writer = new CsvWriter<>(out, CELL, false)) {
      writer.write(text);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
