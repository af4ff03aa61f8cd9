package io.fairqueue.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Pauses;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.log.SaleTime;
import io.fairqueue.port.EventStore;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sale's time, which pauses stop. */
final class PostgresPausesIT {

  private static final Instant START = Fixtures.START;
  private static final int MICROS = 40_000;

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  /** Statements that compare within the database and nodes that compare outside must agree. */
  @Test
  @Tag("C2")
  void theDatabaseTellsTheSalesTimeToTheMillisecondAsNodesDo() {
    RandomGenerator random = RandomGeneratorFactory.getDefault().create(20);
    for (int round = 0; round < 20; round++) {
      Event.Active event = new Fixtures(database.stores()).onSale(1);
      List<Pauses.Pause> pauses = Stream.generate(() -> pause(random)).limit(round % 5).toList();
      OptionalLong pausedSince = OptionalLong.empty();
      if (round % 2 == 1) {
        Instant pausedAt = moment(random);
        assertThat(database.stores().events().replace(event, event.pause(pausedAt))).isTrue();
        pausedSince = OptionalLong.of(pausedAt.toEpochMilli());
      }
      SaleTime time = SaleTime.of(pauses, pausedSince);
      SaleTime resumed = SaleTime.of(pauses, OptionalLong.empty());
      List<Instant> moments = Stream.generate(() -> moment(random)).limit(50).toList();

      assertThat(asked(event.id(), pauses, "sale_time", moments))
          .isEqualTo(moments.stream().map(at -> time.at(at.toEpochMilli())).toList());
      List<Instant> whole =
          moments.stream().map(at -> Instant.ofEpochMilli(at.toEpochMilli())).toList();
      assertThat(asked(event.id(), pauses, "wall_time", whole))
          .isEqualTo(
              whole.stream().map(at -> resumed.wall(at.toEpochMilli()).orElseThrow()).toList());
    }
  }

  @Test
  @Tag("C2")
  void resumingAnEventTouchesNoAdmission() {
    Fixtures given = new Fixtures(database.stores());
    Event.Active event = given.onSale(10);
    List<QueueEntry.Admitted> fans = given.crowd(event.id(), 5, START);
    EventStore events = database.stores().events();
    assertThat(events.replace(event, event.pause(START))).isTrue();
    Event.Paused paused = (Event.Paused) events.find(event.id()).orElseThrow();
    List<String> before = rows();

    assertThat(events.replace(paused, paused.resume(START.plus(Duration.ofHours(1))))).isTrue();

    assertThat(rows()).isEqualTo(before).isNotEmpty();
    assertThat(
            database
                .stores()
                .lineReads()
                .activity(event.id(), START.plus(Duration.ofMinutes(64)))
                .active())
        .isEqualTo(fans.size());
  }

  /** What a function of the database makes of these moments, in epoch milliseconds. */
  private static List<Long> asked(
      EventId event, List<Pauses.Pause> pauses, String function, List<Instant> moments) {
    return Jdbi.create(database.pool())
        .inTransaction(
            handle -> {
              pauses.forEach(pause -> insert(handle, event, pause));
              List<Long> answers = new ArrayList<>();
              for (Instant moment : moments) {
                answers.add(
                    handle
                        .createQuery("select " + function + "(:event, :at) as at")
                        .bind("event", event.value())
                        .bind("at", Columns.timestamp(moment))
                        .map((row, context) -> Columns.instant(row, "at").toEpochMilli())
                        .one());
              }
              handle.rollback();
              return answers;
            });
  }

  private static void insert(Handle handle, EventId event, Pauses.Pause pause) {
    handle.execute(
        "insert into event_pauses (event_id, began_at, ended_at) values (?, ?, ?)",
        event.value(),
        Columns.timestamp(pause.beganAt()),
        Columns.timestamp(pause.endedAt()));
  }

  private static Pauses.Pause pause(RandomGenerator random) {
    Instant began = moment(random);
    return new Pauses.Pause(began, began.plusNanos(1_000L * random.nextInt(MICROS / 4)));
  }

  /** Pauses overlap, touch and begin within one millisecond. */
  private static Instant moment(RandomGenerator random) {
    return START.plusNanos(1_000L * random.nextInt(MICROS));
  }

  /** Where the rows of admissions are: an update puts one elsewhere. */
  private static List<String> rows() {
    return Jdbi.create(database.pool())
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select cast(ctid as text) from admissions order by event_id, number")
                    .mapTo(String.class)
                    .list());
  }
}
