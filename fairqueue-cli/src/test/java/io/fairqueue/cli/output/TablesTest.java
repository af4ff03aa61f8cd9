package io.fairqueue.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TablesTest {

  private record Row(String longName, long count, @Nullable Instant at) {}

  private record Sheet(String title, List<Row> rows, Row one) {}

  private static final Row FIRST = new Row("a", 7, Instant.parse("2026-01-01T00:00:00Z"));
  private static final Row SECOND = new Row("line\nbreak", 1_000, null);

  @Test
  void a_list_has_a_row_per_item_and_numbers_at_the_right() {
    assertThat(Output.lines(List.of(FIRST, SECOND)))
        .containsExactly(
            "LONG_NAME        COUNT  AT",
            "a                    7  2026-01-01T00:00:00Z",
            "line\\u000abreak   1000  -");
  }

  @Test
  void an_empty_list_has_no_rows() {
    assertThat(Output.lines(List.of())).isEmpty();
  }

  @Test
  void one_thing_has_a_line_per_fact_and_lists_below() {
    assertThat(Output.lines(new Sheet("T", List.of(FIRST), SECOND)))
        .containsExactly(
            "title  T",
            "rows",
            "  LONG_NAME  COUNT  AT",
            "  a              7  2026-01-01T00:00:00Z",
            "one",
            "  long_name  line\\u000abreak",
            "  count      1000",
            "  at         -");
  }
}
