package io.fairqueue.http.console.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WallTimeTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneOffset SUMMER = ZoneOffset.ofHours(2);
  private static final ZoneOffset WINTER = ZoneOffset.ofHours(1);

  @Test
  void a_time_is_that_of_the_clock_at_the_venue() {
    assertThat(WallTime.read("2026-07-01T20:00", "", BERLIN))
        .isEqualTo(new WallTime.Moment(Instant.parse("2026-07-01T18:00:00Z")));
    assertThat(WallTime.read("2026-01-01T20:00:30", "", BERLIN))
        .isEqualTo(new WallTime.Moment(Instant.parse("2026-01-01T19:00:30Z")));
  }

  @Test
  void a_time_that_comes_twice_is_asked_for() {
    String twice = "2026-10-25T02:30";

    assertThat(WallTime.read(twice, "", BERLIN))
        .isEqualTo(new WallTime.Twice(List.of(SUMMER, WINTER)));
    assertThat(WallTime.read(twice, "+05:00", BERLIN)).isInstanceOf(WallTime.Twice.class);
    assertThat(WallTime.read(twice, "+02:00", BERLIN))
        .isEqualTo(new WallTime.Moment(Instant.parse("2026-10-25T00:30:00Z")));
    assertThat(WallTime.read(twice, "+01:00", BERLIN))
        .isEqualTo(new WallTime.Moment(Instant.parse("2026-10-25T01:30:00Z")));
  }

  @Test
  void a_time_that_never_comes_is_told() {
    assertThat(WallTime.read("2026-03-29T02:30", "", BERLIN)).isEqualTo(new WallTime.Never());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "2026-02-30T10:00", "2026-07-01"})
  void what_is_no_time_is_told(String text) {
    assertThat(WallTime.read(text, "", BERLIN)).isEqualTo(new WallTime.Unreadable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-10-25T00:30:00Z",
        "2026-10-25T01:30:00Z",
        "2026-07-01T18:00:00Z",
        "2026-07-01T18:00:05Z"
      })
  void what_is_shown_is_read_as_it_was(String moment) {
    Instant at = Instant.parse(moment);

    assertThat(WallTime.read(WallTime.shown(at, BERLIN), WallTime.offset(at, BERLIN), BERLIN))
        .isEqualTo(new WallTime.Moment(at));
  }
}
