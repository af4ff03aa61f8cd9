package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C16")
class SeatRowTest {

  @Test
  void anAisleIsAsWideAsASeat() {
    assertThat(positions(1, 2, 3)).containsExactly(0, 1, 2);
    assertThat(positions(7, 8, 20, 21)).containsExactly(0, 1, 3, 4);
    assertThat(positions(1, 3, 5, 9)).containsExactly(0, 1, 2, 4);
  }

  @Test
  void aSeatWithoutANumberStandsByTheOneBefore() {
    assertThat(positions(1, null, 2, null, 4)).containsExactly(0, 1, 2, 3, 5);
    assertThat(positions(null, null)).containsExactly(0, 1);
    assertThat(positions()).isEmpty();
  }

  private static List<Integer> positions(@Nullable Integer... ordinals) {
    SeatRow<String> row = new SeatRow<>();
    for (Integer ordinal : ordinals) {
      row.add("", ordinal, true);
    }
    return row.positions();
  }
}
