package io.fairqueue.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Pace;
import io.fairqueue.domain.RateBudget;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B10")
final class TellCloseTest {

  @Test
  void atOneASecondThreeHundredAreNear() {
    Pace pace = Pace.of(60, Duration.ofMinutes(1));

    assertThat(TellClose.lastNear(pace, 1_000)).isEqualTo(300);
    assertThat(TellClose.lastNear(pace, 300)).isEqualTo(300);
    assertThat(TellClose.lastNear(pace, 7)).isEqualTo(7);
  }

  @Test
  void inALineThatIsNotSeenToMoveNobodyIs() {
    assertThat(TellClose.lastNear(Pace.UNKNOWN, 1_000)).isZero();
    assertThat(TellClose.lastNear(Pace.of(60, Duration.ofMinutes(1)), 0)).isZero();
  }

  @Test
  void aLimitPerMinuteSaysItBeforeAnythingMoves() {
    Pace pace = Pace.UNKNOWN.within(RateBudget.of(10, 0));

    assertThat(TellClose.lastNear(pace, 1_000)).isBetween(40L, 60L);
  }
}
