package io.fairqueue.http.page.seat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("I23")
final class TurnTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "21, 21, 21", "51, 50, 51", "1000, 50, 100"})
  void as_many_are_offered_as_may_be_taken_but_no_list_is_endless(int max, int offered, int seats) {
    Turn turn = new Turn("entry", Instant.EPOCH, Instant.EPOCH, "5:00", max);

    assertThat(turn.offered()).isEqualTo(offered);
    assertThat(turn.seats()).isEqualTo(seats);
    assertThat(turn.counts()).startsWith(0).endsWith(offered).hasSize(offered + 1);
  }
}
