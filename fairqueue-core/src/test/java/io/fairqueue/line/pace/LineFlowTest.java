package io.fairqueue.line.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Pace;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.WaitEstimate;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.view.LineMemory;
import io.fairqueue.line.view.LineRequest;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Rows;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class LineFlowTest {

  private final Rows line = Rows.onSale();

  /** Ten a second from the head, and every thousandth of those behind. */
  @Test
  @Tag("D3")
  void aLinesPaceIsThatOfItsHeadAndOfThoseWhoGiveUp() {
    join(1, 100_000);
    for (int second = 0; second < 40; second++) {
      at(1_000L * second);
      line.admit(10);
      int from = 50_000 + 1_000 * second;
      line.gone(LineKind.LEFT, IntStream.range(from, from + 100).toArray());
    }

    Pace pace = pace(SalePolicy.defaults(), 39_000);

    assertThat(pace.perSecond()).isEqualTo(10);
    assertThat(pace.dropOut()).isBetween(0.0009, 0.0012);
    assertThat(pace.burst()).isEqualTo(10);
    WaitEstimate wait = pace.estimate(1_000).orElseThrow();
    assertThat(wait.medianSeconds()).isBetween(90L, 99L);
    assertThat(wait.ninetySeconds()).isBetween(wait.medianSeconds() + 10, 200L);
  }

  @Test
  @Tag("D3")
  void aLineThatStandsStillForAMinuteHasNoPace() {
    join(1, 3);
    at(3_000);
    line.admit(1);
    assertThat(pace(SalePolicy.defaults(), 4_000).perSecond()).isPositive();
    assertThat(pace(SalePolicy.defaults(), 62_000).perSecond()).isPositive();

    Pace pace = pace(SalePolicy.defaults(), 63_000);

    assertThat(pace.perSecond()).isZero();
    assertThat(pace.estimate(1)).isEmpty();
  }

  /** An empty line is not a slow one: ten came one by one, and now seventy come at once. */
  @Test
  @Tag("D17")
  void aLineThatWasEmptyHasShownNoSpeed() {
    for (int i = 0; i < 10; i++) {
      at(5_000L * i);
      join(i + 1, i + 1);
      at(5_000L * i + 300);
      line.admit(1);
    }
    at(50_000);
    join(11, 80);

    Pace pace = pace(atRate(60), 50_000);

    assertThat(pace.estimate(50).orElseThrow().medianSeconds()).isEqualTo(1);
    assertThat(pace.estimate(51).orElseThrow().medianSeconds()).isBetween(9L, 11L);
  }

  /**
   * A hundred a second came and went; then the stock is promised, and a fan goes in now and then.
   */
  @Test
  @Tag("D17")
  void aLineThatFlowsNoMoreIsJudgedByWhatComesAfter() {
    for (int second = 0; second < 10; second++) {
      at(1_000L * second);
      join(100 * second + 1, 100 * second + 100);
      at(1_000L * second + 500);
      line.admit(100);
    }
    at(10_000);
    join(1_001, 1_500);
    assertThat(waitAt(100, 10_000).medianSeconds()).isLessThan(5);

    assertThat(pace(SalePolicy.defaults(), 13_000).estimate(100)).isEmpty();

    for (int second = 14; second < 24; second++) {
      at(1_000L * second);
      line.admit(1);
    }
    assertThat(waitAt(100, 24_000).medianSeconds()).isBetween(90L, 160L);
  }

  /** The log tells a node what was spent before it was there. */
  @Test
  @Tag("D17")
  void whatWasAdmittedBeforeThisNodeWasThereCountsAsSpent() {
    join(1, 200);
    line.admit(60);
    LineView later = new LineView(Rows.EVENT, new LineMemory(Long.MAX_VALUE));
    line.all.forEach(later::apply);

    Pace pace = later.pace(atRate(60), Instant.ofEpochMilli(Rows.START + 12_000));

    assertThat(pace.estimate(1).orElseThrow().medianSeconds()).isEqualTo(48);
    assertThat(pace.estimate(100).orElseThrow().medianSeconds()).isEqualTo(108);
  }

  private void at(long millis) {
    line.now = Rows.START + millis;
  }

  private void join(int from, int to) {
    line.ask(IntStream.rangeClosed(from, to).mapToObj(Rows::join).toArray(LineRequest[]::new));
  }

  private WaitEstimate waitAt(long position, long millis) {
    return pace(SalePolicy.defaults(), millis).estimate(position).orElseThrow();
  }

  private Pace pace(SalePolicy rules, long millis) {
    return line.view.pace(rules, Instant.ofEpochMilli(Rows.START + millis));
  }

  private static SalePolicy atRate(int perMinute) {
    SalePolicy rules = SalePolicy.defaults();
    return rules.edit().admissionsPerMinute(perMinute).build();
  }
}
