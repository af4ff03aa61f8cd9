package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C2")
final class PausesTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void withoutPausesTimeIsTime() {
    assertThat(new Pauses(List.of()).before(NOON, minutes(20))).isEqualTo(at(-20));
  }

  @Test
  void whatWasPausedIsSkipped() {
    Pauses pauses = new Pauses(List.of(pause(-30, -10)));

    assertThat(pauses.before(NOON, minutes(9))).isEqualTo(at(-9));
    assertThat(pauses.before(NOON, minutes(10))).isEqualTo(at(-10));
    assertThat(pauses.before(NOON, minutes(11))).isEqualTo(at(-31));
  }

  @Test
  void severalPausesAreSkippedWhateverTheirOrder() {
    Pauses pauses = new Pauses(List.of(pause(-60, -50), pause(-20, -10), pause(-45, -40)));

    assertThat(pauses.before(NOON, minutes(10 + 20 + 5 + 1))).isEqualTo(at(-61));
  }

  @Test
  void pausesThatClocksLetOverlapCountOnce() {
    Pauses pauses = new Pauses(List.of(pause(-30, -10), pause(-25, -5)));

    assertThat(pauses.before(NOON, minutes(6))).isEqualTo(at(-31));
  }

  @Test
  void aPauseThatEndedLaterThanTheMomentCountsUpToIt() {
    assertThat(new Pauses(List.of(pause(-10, 5))).before(NOON, minutes(1))).isEqualTo(at(-11));
  }

  private static Pauses.Pause pause(int from, int to) {
    return new Pauses.Pause(at(from), at(to));
  }

  private static Instant at(int minute) {
    return NOON.plus(minutes(minute));
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }
}
