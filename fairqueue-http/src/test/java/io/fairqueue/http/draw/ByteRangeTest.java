package io.fairqueue.http.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=0-9, 0, 9",
    "bytes=4-, 4, 9",
    "bytes=-3, 7, 9",
    "bytes=-30, 0, 9",
    "bytes=8-99, 8, 9",
    "bytes=9-9999999999, 9, 9",
  })
  void aPartIsCutToWhatThereIs(String header, int from, int to) {
    assertThat(ByteRange.of(header, 10)).contains(new ByteRange(from, to));
  }

  @ParameterizedTest
  @CsvSource({"bytes=10-", "bytes=10-12", "bytes=9999999999-", "bytes=-0"})
  void whatIsBeyondIsNothing(String header) {
    assertThat(ByteRange.of(header, 10)).get().matches(ByteRange::isBeyond);
  }

  @ParameterizedTest
  @CsvSource(
      value = {"null", "bytes=-", "bytes=5-4", "bytes=1-2|4-5", "lines=1-2", "bytes=a-b", "''"},
      nullValues = "null")
  void whatNeedNotBeUnderstoodIsNotLookedAt(@Nullable String header) {
    assertThat(ByteRange.of(header, 10)).isEmpty();
  }

  @Test
  void ofNothingThereIsNoPart() {
    assertThat(ByteRange.of("bytes=0-", 0)).get().matches(ByteRange::isBeyond);
    assertThat(ByteRange.of("bytes=-1", 0)).get().matches(ByteRange::isBeyond);
  }
}
