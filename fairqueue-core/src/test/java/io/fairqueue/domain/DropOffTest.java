package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DropOffTest {

  @Test
  void aWaitIsInThePartThatItReached() {
    DropOff dropOff = DropOff.of(List.of(0.0, 59.9, 60.0, 299.9, 300.0, 14_400.0, 90_000.0));

    assertThat(dropOff.counts()).containsExactly(2L, 2L, 1L, 0L, 0L, 0L, 0L, 2L);
    assertThat(dropOff.left()).isEqualTo(7);
    assertThat(dropOff.parts().getFirst())
        .isEqualTo(new DropOff.Part(Duration.ZERO, Duration.ofMinutes(1), 2));
    assertThat(dropOff.parts().getLast()).isEqualTo(new DropOff.Part(Duration.ofHours(4), null, 2));
  }

  @Test
  void percentilesAreWaitsThatSomebodyHad() {
    List<Double> waits = IntStream.rangeClosed(1, 10).mapToObj(each -> (double) each).toList();

    assertThat(DropOff.of(waits).p50()).hasValue(5);
    assertThat(DropOff.of(waits).p90()).hasValue(9);
    assertThat(DropOff.of(List.of(7.0)).p90()).hasValue(7);
    assertThat(DropOff.of(List.of()).p50()).isEmpty();
  }

  @Test
  void thereIsACountForEachPart() {
    assertThatThrownBy(
            () -> new DropOff(List.of(1L), OptionalDouble.empty(), OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
