package io.fairqueue.postgres.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.view.LineDraft;
import io.fairqueue.line.view.LineView;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.postgres.line.Lines;
import io.fairqueue.postgres.line.log.LogRows;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node whose clock is an hour ahead writes nothing that lies further ahead than a second. */
final class PostgresClocksIT {

  private static final Duration AHEAD = Duration.ofHours(1);
  private static final Duration A_LITTLE = Duration.ofSeconds(5);

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
  void oneJoinFromAClockAnHourAheadFreezesNoLine() {
    EventId event = onSaleNow().id();

    given().join(event, given().customer(), Instant.now().plus(AHEAD));

    assertThat(lastAt(event)).isBefore(Instant.now().plus(A_LITTLE));
    QueueEntry next = given().join(event, given().customer(), Instant.now());
    assertThat(next.facts().joinedAt()).isBefore(Instant.now().plus(A_LITTLE));
  }

  @Test
  @Tag("N64")
  void oneTickFromAClockAnHourAheadPassesNoRateAndStopsNoAdmission() {
    EventId event = onSaleNow().id();
    AdmissionPolicy one = perMinute(1);
    given().join(event, given().customer(), Instant.now());
    given().join(event, given().customer(), Instant.now());

    assertThat(database.stores().lines().admit(event, one, 10, Instant.now())).hasSize(1);
    assertThat(database.stores().lines().admit(event, one, 10, Instant.now().plus(AHEAD)))
        .isEmpty();
    assertThat(
            database
                .stores()
                .lines()
                .expire(event, Duration.ofMinutes(30), Instant.now().plus(AHEAD)))
        .isEmpty();
  }

  /** However it came to be written: the log refuses a row that is far from now. */
  @Test
  @Tag("N64")
  void noRowIsWrittenThatIsAnHourAhead() {
    EventId event = onSaleNow().id();
    given().join(event, given().customer(), Instant.now());
    Lines lines = TestDatabase.lines(database.pool());
    LineView view = lines.views().exact(event).orElseThrow();
    LineDraft tooEarly =
        view.draftGone(
            LineKind.LEFT, new int[] {1}, new byte[0], Instant.now().plus(AHEAD).toEpochMilli(), 1);

    boolean written =
        new Database(database.pool()).run(handle -> LogRows.append(handle, tooEarly, null));

    assertThat(written).isFalse();
    assertThat(database.stores().lineReads().waiting(event)).isEqualTo(1);
  }

  @Test
  @Tag("N64")
  void noClockEndsAHoldEarlyOrMakesOneLastLonger() {
    EventId event = onSaleNow().id();
    QueueEntry.Admitted fan = given().admitted(event, given().customer(), Instant.now());
    // Such a node finds the admission over; by the database's clock it runs.
    Instant ahead = Instant.now().plus(AHEAD);
    HoldOutcome outcome =
        database
            .stores()
            .claims()
            .hold(
                new HoldRequest(
                    new ClaimId(UUID.randomUUID()),
                    event,
                    fan.id(),
                    fan.facts().customerId(),
                    new UnitSelection.AnyOf(1, null),
                    ahead,
                    ahead.plusSeconds(600)));

    Claim claim = ((HoldOutcome.Held) outcome).claim();
    assertThat(claim.facts().expiresAt()).isBefore(Instant.now().plusSeconds(600).plus(A_LITTLE));
    assertThat(database.stores().claims().expire(ahead, 10)).isEmpty();
    assertThat(database.stores().claims().find(claim.id())).contains(claim);
  }

  @Test
  @Tag("N64")
  @Tag("C2")
  void aPauseAndAnEndKeepToTheDatabasesClock() {
    Event.Active event = onSaleNow();
    Instant ahead = Instant.now().plus(AHEAD);

    assertThat(database.stores().events().replace(event, event.pause(ahead))).isTrue();
    Event.Paused paused = (Event.Paused) database.stores().events().find(event.id()).orElseThrow();
    assertThat(paused.pausedAt()).isBefore(Instant.now().plus(A_LITTLE));

    assertThat(database.stores().events().overdue(event.details().saleEnd().plusSeconds(1)))
        .extracting(Event::id)
        .doesNotContain(event.id());
  }

  private static Instant lastAt(EventId event) {
    return Jdbi.create(database.pool())
        .withHandle(
            handle ->
                handle
                    .createQuery("select last_at from lines where event_id = :event")
                    .bind("event", event.value())
                    .map((row, context) -> Columns.instant(row, "last_at"))
                    .one());
  }

  private static AdmissionPolicy perMinute(int rate) {
    return new AdmissionPolicy(
        OptionalInt.of(rate), OptionalInt.empty(), 1, 1, Duration.ofMinutes(5));
  }

  private static Fixtures given() {
    return new Fixtures(database.stores());
  }

  private static Event.Active onSaleNow() {
    Instant now = Instant.now();
    EventDetails details = Fixtures.details(10);
    return given()
        .onSale(
            new EventDetails(
                details.name(),
                details.description(),
                details.venue(),
                details.timeZone(),
                now.plus(Duration.ofDays(2)),
                now.plus(Duration.ofDays(3)),
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofMinutes(90)),
                details.currency(),
                details.tiers(),
                details.policy(),
                details.storefront()));
  }
}
