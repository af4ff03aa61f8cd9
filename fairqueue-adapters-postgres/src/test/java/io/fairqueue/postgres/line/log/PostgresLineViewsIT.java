package io.fairqueue.postgres.line.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.view.LineMemory;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.LineStore.LeaveOutcome;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node's views of lines, when the log is not as they think. */
class PostgresLineViewsIT {

  private static final AdmissionPolicy EVERYBODY =
      new AdmissionPolicy(OptionalInt.empty(), OptionalInt.empty(), 1, 1, Duration.ofMinutes(5));

  private static TestDatabase database;
  private static HikariDataSource otherPool;
  private static PostgresStores other;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
    otherPool = database.newPool();
    other = new PostgresStores(otherPool, LineListener.none());
  }

  @AfterAll
  static void close() {
    other.close();
    otherPool.close();
    database.close();
  }

  @Test
  @Tag("I1")
  void whatAnotherNodeDidIsSeenAfterAComparisonOrAWord() {
    EventId event = given().onSale(5).id();
    given().join(event, fan(), Fixtures.START);
    QueueEntry.Waiting elsewhere = new Fixtures(other).join(event, fan(), Fixtures.START);

    database.stores().lineViews().refresh();
    assertThat(database.stores().lineReads().waiting(event)).isEqualTo(2);

    other.lines().leave(event, elsewhere.facts().customerId(), Fixtures.START);
    long rev = other.lineViews().rev(event).orElseThrow();
    database.stores().lineViews().heard(event, rev);
    await().until(() -> database.stores().lineViews().rev(event).orElseThrow() == rev);
    assertThat(database.stores().lineReads().waiting(event)).isEqualTo(1);
  }

  /** A standby without the last commits became the primary, and went another way. */
  @Test
  @Tag("N64")
  void aViewOfAHistoryThatIsGoneIsMadeAgain() {
    EventId event = given().onSale(5).id();
    QueueEntry.Waiting kept = given().join(event, fan(), Fixtures.START);
    QueueEntry.Waiting lost = given().join(event, fan(), Fixtures.START);
    takeTheLastRowBack(event);

    database.stores().lineViews().refresh();
    assertThat(database.stores().lineReads().waiting(event)).isEqualTo(1);
    assertThat(find(event, lost)).isEmpty();

    QueueEntry.Waiting second = given().join(event, fan(), Fixtures.START);
    assertThat(second.facts().number()).isEqualTo(2);
    takeTheLastRowBack(event);
    QueueEntry.Waiting instead = new Fixtures(other).join(event, fan(), Fixtures.START);

    // As many rows as before, but other ones: nothing may be written onto those of before.
    QueueEntry.Waiting third = given().join(event, fan(), Fixtures.START);
    assertThat(third.facts().number()).isEqualTo(3);
    assertThat(find(event, second)).isEmpty();
    assertThat(find(event, instead)).isPresent();
    assertThat(find(event, kept)).isPresent();
    assertThat(new PostgresChecks(database.pool()).run(event))
        .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
  }

  @Test
  @Tag("I1")
  void aLogThatBreaksARuleIsNotFollowed() {
    EventId event = given().onSale(5).id();
    given().join(event, fan(), Fixtures.START);
    new Fixtures(other).join(event, fan(), Fixtures.START);
    execute("update line_log set nonce = nonce + 1 where event_id = ? and rev = 4", event);

    assertThatThrownBy(() -> database.stores().lineViews().refresh())
        .isInstanceOf(StoreDataException.class)
        .hasMessageContaining(event.toString());
    assertThat(database.stores().lineViews().rev(event)).hasValue(3);

    execute("update line_log set nonce = nonce - 1 where event_id = ? and rev = 4", event);
    database.stores().lineViews().refresh();
    assertThat(database.stores().lineReads().waiting(event)).isEqualTo(2);
  }

  @Test
  @Tag("D12")
  void withoutMemoryForLongerLinesNobodyJoinsAndAllElseGoesOn() {
    EventId event = given().onSale(5).id();
    QueueEntry.Waiting before = given().join(event, fan(), Fixtures.START);
    QueueEntry.Waiting first = given().join(event, fan(), Fixtures.START);
    try (HikariDataSource pool = database.newPool();
        PostgresStores small =
            new PostgresStores(
                pool, LineListener.none(), InstantSource.system(), new LineMemory(1))) {
      assertThat(small.lines().join(event, fan(), Fixtures.START))
          .isEqualTo(new JoinOutcome.TooLong());
      assertThat(small.lines().leave(event, before.facts().customerId(), Fixtures.START))
          .isInstanceOf(LeaveOutcome.Left.class);
      assertThat(small.lineReads().position(event, first.facts().place())).hasValue(1);
      assertThat(small.lines().admit(event, EVERYBODY, 5, Fixtures.START)).hasSize(1);
    }
  }

  /** As if the last row had never been committed. */
  private static void takeTheLastRowBack(EventId event) {
    for (String statement :
        List.of(
            "update lines l set next_number = r.first_number from line_log r"
                + " where l.event_id = ? and r.event_id = l.event_id and r.rev = l.rev",
            "delete from line_log r using lines l"
                + " where l.event_id = ? and r.event_id = l.event_id and r.rev = l.rev",
            "update lines l set rev = r.rev, last_hash = r.hash, last_at = r.at from line_log r"
                + " where l.event_id = ? and r.event_id = l.event_id and r.rev = l.rev - 1")) {
      execute(statement, event);
    }
  }

  private static void execute(String statement, EventId event) {
    Jdbi.create(database.pool()).useHandle(handle -> handle.execute(statement, event.value()));
  }

  private static Optional<QueueEntry> find(EventId event, QueueEntry entry) {
    return database.stores().lineReads().find(event, entry.facts().customerId());
  }

  private static Fixtures given() {
    return new Fixtures(database.stores());
  }

  private static CustomerId fan() {
    return new CustomerId(UUID.randomUUID());
  }
}
