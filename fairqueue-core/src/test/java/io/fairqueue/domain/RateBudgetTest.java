package io.fairqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("D17")
class RateBudgetTest {

  @Test
  void whatWasSpentAboveALowerLimitFreesNothingWhenItEnds() {
    long[] spent = new long[60];
    spent[59] = 100;
    spent[30] = 10;

    assertThat(new RateBudget(10, spent).seconds(1)).isEqualTo(30);
  }

  /** Against a clock that ticks once a second and admits all that the limit allows. */
  @Property(tries = 300)
  void theWaitIsThatOfALineWhichIsAdmittedSecondBySecond(
      @ForAll @IntRange(min = 1, max = 50) int perMinute,
      @ForAll @Size(60) List<@LongRange(max = 3) Long> ages,
      @ForAll @IntRange(min = 1, max = 200) int position) {
    long[] spent = ages.stream().mapToLong(each -> each).toArray();

    assertThat(new RateBudget(perMinute, spent).seconds(position))
        .isEqualTo(simulated(perMinute, spent, position));
  }

  private static double simulated(int perMinute, long[] spent, int position) {
    Deque<Long> window = new ArrayDeque<>();
    for (long admitted : spent) {
      window.addLast(admitted);
    }
    long left = position;
    for (int second = 0; ; second++) {
      long counting = window.stream().mapToLong(each -> each).sum();
      long admitted = Math.clamp(perMinute - counting, 0, left);
      left -= admitted;
      if (left == 0) {
        return second;
      }
      long now = window.removeFirst();
      window.addFirst(now + admitted);
      window.removeLast();
      window.addFirst(0L);
    }
  }

  @Test
  void aSpreadBudgetHoldsAllOfIt() {
    assertThat(Arrays.stream(RateBudget.of(90, 77).spent()).sum()).isEqualTo(77);
    assertThat(RateBudget.of(90, 81).isSpent()).isTrue();
    assertThat(RateBudget.of(90, 80).isSpent()).isFalse();
  }
}
