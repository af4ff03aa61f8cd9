package io.fairqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class DisciplinedClockIT {

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  @Tag("N64")
  void aNodeThatIsAheadIsBroughtIntoStep() {
    DisciplinedClock clock = clock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(5)));

    clock.refresh();

    assertThat(clock.offset()).isBetween(Duration.ofMillis(-5_500), Duration.ofMillis(-4_500));
    assertThat(Duration.between(Instant.now(), clock.instant()).abs())
        .isLessThan(Duration.ofMillis(500));
  }

  @Test
  @Tag("N64")
  void timeStandsUntilTheServerHasCaughtUpAndNeverGoesBack() {
    AtomicReference<Instant> base = new AtomicReference<>(Instant.now().plusSeconds(60));
    DisciplinedClock clock = clock(base::get);
    Instant ahead = clock.instant();

    clock.refresh();

    assertThat(clock.instant()).isEqualTo(ahead);
    base.updateAndGet(now -> now.plusSeconds(30));
    assertThat(clock.instant()).isEqualTo(ahead);
    base.updateAndGet(now -> now.plusSeconds(60));
    assertThat(clock.instant()).isAfter(ahead);
  }

  private static DisciplinedClock clock(InstantSource base) {
    return new DisciplinedClock(base, new PostgresClock(database.pool()));
  }
}
