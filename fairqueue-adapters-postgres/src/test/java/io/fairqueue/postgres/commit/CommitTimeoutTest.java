package io.fairqueue.postgres.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a store is taken for dead, by a clock that may stand anywhere. */
@Tag("I25")
final class WaitPolicyTest {

  private static final long BEGIN = Long.MAX_VALUE - 1;

  @Test
  void itEndsWhereNothingIsCommitted() {
    assertThat(isOver(Duration.ZERO, Duration.ofMillis(1_899))).isFalse();
    assertThat(isOver(Duration.ZERO, Duration.ofMillis(1_900))).isTrue();
  }

  @Test
  void aCrowdIsNotTakenForAStoreThatHangs() {
    Duration late = Duration.ofSeconds(6);

    assertThat(isOver(late.minusMillis(1_899), late)).isFalse();
    assertThat(isOver(late.minusMillis(1_900), late)).isTrue();
  }

  @Test
  void butNobodyWaitsForEver() {
    Duration late = Duration.ofSeconds(8);

    assertThat(isOver(late, late)).isTrue();
    assertThat(isOver(late.minusMillis(1), late.minusMillis(1))).isFalse();
  }

  @Test
  void whatWasCommittedBeforeSomebodyCameIsNoReasonToGiveUp() {
    assertThat(isOver(Duration.ofMinutes(-1), Duration.ofMillis(1_899))).isFalse();
  }

  /** Of a request that was made at the beginning. */
  private static boolean isOver(Duration moved, Duration now) {
    return CommitTimeout.isOver(BEGIN, BEGIN + moved.toNanos(), BEGIN + now.toNanos());
  }
}
