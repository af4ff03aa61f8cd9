package io.fairqueue.line.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Pauses;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SaleTimeTest {

  @Test
  @Tag("C2")
  void withoutPausesTimeIsTime() {
    assertThat(SaleTime.UNPAUSED.at(42)).isEqualTo(42);
    assertThat(SaleTime.UNPAUSED.wall(42)).hasValue(42);
  }

  @Test
  @Tag("C2")
  void aPauseThatIsOverMovesEndsByItsLength() {
    SaleTime time = SaleTime.of(List.of(pause(100, 150)), OptionalLong.empty());

    assertThat(time.at(90)).isEqualTo(90);
    assertThat(time.at(120)).isEqualTo(100);
    assertThat(time.at(200)).isEqualTo(150);
    assertThat(time.wall(150)).hasValue(200);
    assertThat(time.wall(100)).hasValue(100);
  }

  @Test
  @Tag("C2")
  void inAPauseTimeStandsStillAndNothingEnds() {
    SaleTime time = SaleTime.of(List.of(), OptionalLong.of(100));

    assertThat(time.at(5_000)).isEqualTo(100);
    assertThat(time.wall(100)).hasValue(100);
    assertThat(time.wall(101)).isEmpty();
  }

  @Property(tries = 300)
  @net.jqwik.api.Tag("C2")
  void isTheTimeThatNobodyPaused(
      @ForAll @Size(max = 6) List<@IntRange(max = 60) Integer> began,
      @ForAll @IntRange(max = 80) int moment) {
    List<Pauses.Pause> pauses = began.stream().map(at -> pause(at, at + at % 7)).toList();
    SaleTime time = SaleTime.of(pauses, OptionalLong.empty());

    long running = 0;
    for (int at = 0; at < moment; at++) {
      long now = at;
      running +=
          pauses.stream()
                  .anyMatch(
                      pause ->
                          pause.beganAt().toEpochMilli() <= now
                              && now < pause.endedAt().toEpochMilli())
              ? 0
              : 1;
    }
    assertThat(time.at(moment)).isEqualTo(running);
    assertThat(time.at(time.wall(running).orElseThrow())).isEqualTo(running);
  }

  private static Pauses.Pause pause(long from, long to) {
    return new Pauses.Pause(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
  }
}
