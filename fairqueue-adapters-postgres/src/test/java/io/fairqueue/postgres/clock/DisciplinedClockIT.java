package io.fairqueue.postgres.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineStore;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
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

  @Test
  @Tag("N64")
  void aNodeThatIsAheadCutsNoAdmissionShortAndPassesNoRate() {
    DisciplinedClock ahead = clock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(5)));
    ahead.refresh();
    Fixtures given = new Fixtures(database.stores());
    EventId event = given.onSale(soldNow(Fixtures.details(10))).id();
    LineStore line = database.stores().lines();
    AdmissionPolicy one =
        new AdmissionPolicy(OptionalInt.of(1), OptionalInt.empty(), 1, 1, Duration.ofSeconds(60));
    Instant admitted = Instant.now().minusSeconds(57);
    given.join(event, given.customer(), admitted);
    given.join(event, given.customer(), admitted);
    assertThat(line.admit(event, one, 10, admitted)).hasSize(1);

    assertThat(line.expire(event, Duration.ofHours(1), ahead.instant())).isEmpty();
    assertThat(line.admit(event, one, 10, ahead.instant())).isEmpty();
  }

  private static EventDetails soldNow(EventDetails details) {
    Instant now = Instant.now();
    return details
        .edit()
        .startsAt(now.plus(Duration.ofDays(2)))
        .endsAt(now.plus(Duration.ofDays(3)))
        .saleStart(now.minus(Duration.ofDays(1)))
        .saleEnd(now.plus(Duration.ofDays(1)))
        .build();
  }

  private static DisciplinedClock clock(InstantSource base) {
    return new DisciplinedClock(base, new PostgresClock(database.pool()));
  }
}
