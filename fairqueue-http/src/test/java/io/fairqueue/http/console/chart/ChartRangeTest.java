package io.fairqueue.http.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChartRangeTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void what_cannot_be_shown_is_no_range() {
    String now = String.valueOf(NOON.getEpochSecond());
    assertThat(ChartRange.between(now, String.valueOf(NOON.getEpochSecond() + 60))).isPresent();
    for (List<String> wrong :
        List.of(
            List.of(now, now),
            List.of(now, String.valueOf(NOON.getEpochSecond() + 59)),
            List.of(now, String.valueOf(NOON.getEpochSecond() - 60)),
            List.of(now, String.valueOf(NOON.getEpochSecond() + 401 * 86_400)),
            List.of("", ""),
            List.of("-1", now),
            List.of("0x10", now),
            List.of(now, "999999999999"),
            List.of("yesterday", "today"))) {
      assertThat(ChartRange.between(wrong.get(0), wrong.get(1))).as("%s", wrong).isEmpty();
    }
  }

  @Test
  void it_is_looked_at_closer_and_wider_within_bounds() {
    ChartRange hour = range(Duration.ofHours(1));
    assertThat(hour.nearer()).isEqualTo(between(15 * 60, 45 * 60));
    assertThat(hour.farther()).isEqualTo(between(-30 * 60, 90 * 60));
    assertThat(hour.earlier()).isEqualTo(between(-30 * 60, 30 * 60));
    assertThat(hour.later()).isEqualTo(between(30 * 60, 90 * 60));
    assertThat(range(Duration.ofSeconds(80)).nearer().length()).isEqualTo(Duration.ofMinutes(1));
    assertThat(range(Duration.ofDays(390)).farther().length()).isEqualTo(Duration.ofDays(400));
    assertThat(hour.query()).isEqualTo("?from=1772366400&to=1772370000");
  }

  @Test
  void a_table_has_round_moments_of_the_events_own_clock_and_the_last_one() {
    ZoneId lagos = ZoneId.of("Africa/Lagos");
    ChartRange week =
        new ChartRange(NOON, NOON.plus(Duration.ofDays(30)).plusSeconds(7), ChartSpan.MONTH);

    List<Instant> moments = Moments.of(week, lagos);

    assertThat(moments).hasSize(31).isSorted();
    assertThat(moments.getFirst()).isEqualTo(Instant.parse("2026-03-01T23:00:00Z"));
    assertThat(moments.getLast()).isEqualTo(week.to());
    assertThat(Moments.of(range(Duration.ofMinutes(15)), lagos))
        .hasSize(16)
        .startsWith(NOON)
        .endsWith(NOON.plus(Duration.ofMinutes(15)));
    assertThat(Moments.of(range(Duration.ofDays(400)), lagos)).hasSizeLessThanOrEqualTo(32);
  }

  private static ChartRange range(Duration length) {
    return new ChartRange(NOON, NOON.plus(length), null);
  }

  private static ChartRange between(long from, long to) {
    return new ChartRange(NOON.plusSeconds(from), NOON.plusSeconds(to), null);
  }
}
