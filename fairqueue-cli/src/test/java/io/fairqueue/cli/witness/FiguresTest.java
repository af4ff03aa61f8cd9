package io.fairqueue.cli.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void estimates_are_held_against_the_real_wait() {
    Estimates estimates =
        Estimates.of(
            new History()
                .joined(1, 0, 1)
                .told(1, 10, 1, 9, 100, 120)
                .told(1, 60, 1, 5, 35, 39)
                .admitted(1, 101, 1, 100.1)
                .joined(2, 0, 2)
                .told(2, 10, 2, 8, 5, 6)
                .seen(),
            History.TERMS);
    assertThat(estimates).isEqualTo(new Estimates(2, 9.9, 11, 50, 2, 50));
  }

  @Test
  void without_estimates_nothing_is_claimed() {
    assertThat(Estimates.of(History.good().seen(), History.TERMS))
        .isEqualTo(new Estimates(0, 0, 0, 0, 0, 0));
  }

  @Test
  void refusals_are_counted_by_call_and_answer() {
    List<Refusal> refusals =
        Refusal.of(
            History.good()
                .answered(1, Ask.CLAIM, 409, "UNITS_TAKEN")
                .answered(2, Ask.CLAIM, 409, "UNITS_TAKEN")
                .answered(2, Ask.POSITION, 0, "")
                .seen());
    assertThat(refusals)
        .containsExactly(
            new Refusal(Ask.POSITION, "0", 1), new Refusal(Ask.CLAIM, "409 UNITS_TAKEN", 2));
  }

  @Test
  void nobody_waits_for_an_answer_that_is_pushed() {
    assertThat(Latency.of(new History().pushed(1, 0, 9, 1, 1).seen())).isEmpty();
  }

  @Test
  void latencies_are_by_nearest_rank() {
    History history = new History();
    for (int i = 0; i < 10; i++) {
      history.answered(i, Ask.LINE, 200, "");
    }
    assertThat(Latency.of(history.seen()))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.call()).isEqualTo(Ask.LINE);
              assertThat(line.answers()).isEqualTo(10);
              assertThat(line.p50Ms()).isEqualTo(100);
              assertThat(line.maxMs()).isEqualTo(100);
              assertThat(line.perSecond()).isEqualTo(100);
            });
  }
}
