package io.fairqueue.http.page.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@Tag("D3")
final class OddsTest {

  /** The same rows are asked of the page's own script. */
  @ParameterizedTest
  @CsvFileSource(resources = "odds.csv", numLinesToSkip = 1)
  void odds_follow_from_who_is_ahead_and_what_is_left(
      long ahead, long free, int max, @Nullable Double mean, String key) {
    OptionalDouble known = mean == null ? OptionalDouble.empty() : OptionalDouble.of(mean);

    assertThat(Odds.of(ahead, free, max, known).key()).isEqualTo("odds." + key);
  }
}
