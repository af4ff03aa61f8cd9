package io.fairqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineLog;
import io.fairqueue.tck.Fixtures;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class LinePruningIT {

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
  @Tag("D12")
  void whoIsBehindTheLogLoadsASnapshot() {
    Fixtures given = new Fixtures(database.stores());
    EventId event = given.onSale(5).id();
    Instant later = Fixtures.START.plus(Duration.ofMinutes(11));
    given.join(event, given.customer(), Fixtures.START);
    given.join(event, given.customer(), later);
    LineLog log = database.stores().lineLog();

    database.stores().prune(later);

    assertThat(log.changesAfter(event, 0)).isEmpty();
    assertThat(log.changesAfter(event, 1).orElseThrow())
        .extracting(LineChange::rev)
        .containsExactly(2L);
    assertThat(log.changesAfter(event, 2).orElseThrow()).isEmpty();
    assertThat(log.snapshot(event, later).places()).containsExactly(1, 2);
  }

  @Test
  @Tag("D5")
  void whatTheRateLooksBackAtIsKept() {
    Fixtures given = new Fixtures(database.stores());
    EventId event = given.onSale(5).id();
    Instant lastMoment = Fixtures.START.plus(AdmissionPolicy.RATE_WINDOW).minusMillis(1);
    given.crowd(event, 3, Fixtures.START);

    database.stores().prune(lastMoment);

    assertThat(database.stores().queue().activity(event, lastMoment).admittedInWindow())
        .isEqualTo(3);
  }
}
