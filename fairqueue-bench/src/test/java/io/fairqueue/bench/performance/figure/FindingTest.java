package io.fairqueue.bench.performance.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FindingTest {

  @Test
  void a_ratio_is_median_by_median_and_its_spread_is_round_by_round() {
    Finding finding = finding(side(10.0, 20.0, 40.0), side(30.0, 50.0, 40.0));
    assertThat(finding.value()).isEqualTo(2.0);
    assertThat(finding.min()).isEqualTo(1.0);
    assertThat(finding.max()).isEqualTo(3.0);
  }

  @Test
  void a_size_stands_for_itself() {
    Finding finding = finding(null, side(1.5, 1.0));
    assertThat(finding.value()).isEqualTo(1.25);
    assertThat(finding.rounds()).containsExactly(1.5, 1.0);
  }

  @Test
  void a_target_is_met_on_its_side() {
    assertThat(Target.atLeast(30).isMet(30)).isTrue();
    assertThat(Target.atLeast(30).isMet(29.9)).isFalse();
    assertThat(Target.atMost(1.15).isMet(1.15)).isTrue();
    assertThat(Target.atMost(1.15).isMet(1.16)).isFalse();
    assertThat(Target.atLeast(30).score(60)).isEqualTo(2, within(1e-9));
    assertThat(Target.atMost(2).score(1)).isEqualTo(2, within(1e-9));
    assertThat(Target.atLeast(30)).hasToString("≥ 30");
    assertThat(Target.atMost(1.15)).hasToString("≤ 1.15");
  }

  private static Side side(Double... rounds) {
    return new Side("", List.of(rounds));
  }

  private static Finding finding(@Nullable Side baseline, Side ours) {
    return new Finding("x1", "", "", baseline, ours, Target.atLeast(1), List.of());
  }
}
