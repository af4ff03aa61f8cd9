package io.fairqueue.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManualTimeTest {

  @Test
  void timeGoesWhenItIsToldTo() {
    ManualTime time = new ManualTime();
    assertThat(time.instant()).isEqualTo(ManualTime.START).isEqualTo(time.instant());

    assertThat(time.advance(Duration.ofSeconds(3))).isEqualTo(ManualTime.START.plusSeconds(3));
    time.set(Instant.EPOCH);
    assertThat(time.instant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void noStepIsLostWhenManyAdvance() {
    ManualTime time = new ManualTime();

    Race.of(100, i -> time.advance(Duration.ofSeconds(1)));

    assertThat(time.instant()).isEqualTo(ManualTime.START.plusSeconds(100));
  }

  @Test
  void idsAreTheSameForTheSameSeedAndNeverTwice() {
    SeededIds one = new SeededIds(7);
    SeededIds same = new SeededIds(7);
    SeededIds other = new SeededIds(8);

    assertThat(Stream.generate(one::next).limit(100).toList())
        .doesNotHaveDuplicates()
        .isEqualTo(Stream.generate(same::next).limit(100).toList())
        .doesNotContain(other.next());
  }
}
