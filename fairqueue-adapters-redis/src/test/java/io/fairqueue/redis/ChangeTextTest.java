package io.fairqueue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineChange;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTextTest {

  private static final EventId EVENT =
      new EventId(UUID.fromString("6f1dbb6e-0f5c-4b0e-9a53-0d5a3a0f1c11"));

  @Test
  void runsOfPlacesAreShort() {
    assertThat(write(new long[] {5, 6, 7, 9}, new long[] {}))
        .isEqualTo("6f1dbb6e-0f5c-4b0e-9a53-0d5a3a0f1c11 3 5-7,9 - 0");
    assertThat(write(new long[] {}, LongStream.rangeClosed(1, 100_000).toArray()))
        .endsWith(" - 1-100000 0");
  }

  @Test
  void whatWasWrittenIsReadAgain() {
    long[] joined = {1, 2, 4, 8, 9, 10};
    long[] gone = {3};

    LineChange read = ChangeText.read(write(joined, gone)).orElseThrow();

    assertThat(read.event()).isEqualTo(EVENT);
    assertThat(read.rev()).isEqualTo(3);
    assertThat(read.joined()).containsExactly(joined);
    assertThat(read.gone()).containsExactly(gone);
    assertThat(read.admitted()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "x 1 - - 0",
        "6f1dbb6e-0f5c-4b0e-9a53-0d5a3a0f1c11 1 a - 0",
        "6f1dbb6e-0f5c-4b0e-9a53-0d5a3a0f1c11 1 - - x",
        "6f1dbb6e-0f5c-4b0e-9a53-0d5a3a0f1c11 1 - -"
      })
  void anythingElseIsNoChange(String text) {
    assertThat(ChangeText.read(text)).isEmpty();
  }

  private static String write(long[] joined, long[] gone) {
    return ChangeText.write(new LineChange(EVENT, 3, joined, gone, gone.length == 1 ? 1 : 0));
  }
}
