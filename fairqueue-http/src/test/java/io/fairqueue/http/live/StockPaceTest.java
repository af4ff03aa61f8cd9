package io.fairqueue.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I6")
final class StockPaceTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final StockPace pace = new StockPace();

  @Test
  void stock_that_goes_evenly_ends_when_it_is_gone() {
    for (int i = 0; i <= 60; i++) {
      pace.saw(2L * i, 2L * i, START.plusSeconds(i));
    }

    assertThat(pace.endOf(60, START.plusSeconds(60))).contains(START.plusSeconds(90));
  }

  @Test
  void what_was_not_watched_for_long_or_did_not_move_tells_nothing() {
    assertThat(pace.endOf(10, START)).isEmpty();
    pace.saw(0, 0, START);
    pace.saw(5, 5, START.plusSeconds(19));
    assertThat(pace.endOf(10, START.plusSeconds(19))).isEmpty();
    pace.saw(5, 5, START.plusSeconds(20));
    assertThat(pace.endOf(10, START.plusSeconds(20))).contains(START.plusSeconds(60));
  }

  @Test
  void what_is_long_past_counts_no_more() {
    pace.saw(0, 0, START);
    Instant later = START.plus(Duration.ofMinutes(6));
    pace.saw(100, 100, later);
    pace.saw(100, 100, later.plusSeconds(60));

    assertThat(pace.endOf(10, later.plusSeconds(60))).isEmpty();
  }

  @Test
  void a_sale_stands_once_nobody_took_a_ticket_for_minutes() {
    for (int i = 0; i <= 600; i++) {
      pace.saw(0, Math.min(i, 200), START.plusSeconds(i));
      assertThat(pace.stands(START.plusSeconds(i))).as("%d s", i).isEqualTo(i >= 500);
    }
    pace.saw(0, 201, START.plusSeconds(601));
    assertThat(pace.stands(START.plusSeconds(601))).isFalse();
  }
}
