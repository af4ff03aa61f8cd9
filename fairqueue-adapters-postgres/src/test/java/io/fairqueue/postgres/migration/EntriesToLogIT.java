package io.fairqueue.postgres.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.line.log.EntryIds;
import io.fairqueue.line.log.FanState;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.LineRow;
import io.fairqueue.line.view.Applied;
import io.fairqueue.line.view.LineMemory;
import io.fairqueue.line.view.LineReplay;
import io.fairqueue.line.view.LineView;
import io.fairqueue.line.view.Standing;
import io.fairqueue.line.view.Summary;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.line.log.LogRows;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Statements;
import io.fairqueue.tck.server.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@Tag("I12")
final class EntriesToLogIT {

  private static final Statements SQL = new Statements(EntriesToLogIT.class);
  private static final Instant AT = Instant.parse("2026-06-01T10:00:00.000250Z");
  private static final EventId EVENT = new EventId(new UUID(1, 1));
  private static final MigrationProgress SILENT = (done, entries) -> {};

  /** A sale that was moved without a break. */
  private static OldDatabase moved;

  @BeforeAll
  static void move() {
    moved = new OldDatabase();
    moved.fill();
    moved.keep();
    PostgresMigrations.migrate(moved.pool, SILENT);
  }

  @AfterAll
  static void close() {
    moved.close();
  }

  @Test
  void aLineIsWhatItWas() {
    List<LineRow> log = moved.log(EVENT);
    LineReplay replay = LineReplay.of(EVENT, log.iterator());
    assertThat(replay.breach()).isEmpty();
    assertThat(replay.fans()).isEqualTo(100_000);
    assertThat(moved.end(EVENT)).usingRecursiveComparison().isEqualTo(End.of(replay.end()));
    LineView view = new LineView(EVENT, new LineMemory(Long.MAX_VALUE));
    log.forEach(row -> assertThat(view.apply(row)).isInstanceOf(Applied.Done.class));
    int there = 0;
    for (OldFan fan : moved.fans()) {
      Standing standing = view.at(fan.number).orElseThrow();
      there += fan.state == FanState.WAITING ? 1 : 0;
      assertThat(standing.state()).as("state of %d", fan.number).isEqualTo(fan.state);
      assertThat(standing.position()).as("position of %d", fan.number).isEqualTo(fan.position);
      assertThat(standing.joinedAt()).isEqualTo(fan.joinedAt);
      assertThat(standing.fan().value()).isEqualTo(fan.customer);
      assertThat(view.entryId(fan.number)).contains(fan.id);
    }
    assertThat(view.summary().waiting()).isEqualTo(there);
    assertThat(view.summary().sale().orElseThrow().status()).isEqualTo(EventStatus.ACTIVE);
  }

  @Test
  @Tag("D5")
  void theRateStillCountsWhoWasAdmittedInTheLastMinute() {
    LineView view = new LineView(EVENT, new LineMemory(Long.MAX_VALUE));
    List<LineRow> log = moved.log(EVENT);
    log.forEach(view::apply);
    assertThat(view.admittedInWindow(AT.toEpochMilli())).isEqualTo(150);
    assertThat(view.admittedInWindow(AT.plusSeconds(35).toEpochMilli())).isEqualTo(51);
    assertThat(view.admittedInWindow(AT.plusSeconds(61).toEpochMilli())).isZero();
    assertThat(log)
        .filteredOn(row -> row.content().kind() == LineKind.ADMITTED_BY_HAND)
        .singleElement()
        .satisfies(row -> assertThat(row.content().gone()).hasSize(50));
    assertThat(
            moved.one(
                "select count(*) from line_log l, unnest(l.gone) n (number)"
                    + " join admissions a using (number)"
                    + " where l.admitted > 0 and a.admitted_at = l.at"))
        .isEqualTo(150);
  }

  @Test
  void admissionsAreWhatTheyWere() {
    assertThat(
            moved.one(
                """
                  select count(*)
                  from kept_entries q
                  full join admissions a on a.event_id = q.event_id and a.number = q.number
                  where (q.admitted_at is not null) is distinct from (a.number is not null)
                     or q.admitted_at is not null
                    and (
                      q.id, q.customer_id, date_trunc('milliseconds', q.admitted_at),
                      date_trunc('milliseconds', q.admitted_until),
                      q.extensions, q.finished_at, q.claim_id, q.admitted_under_rate
                    ) is distinct from (
                      a.entry_id, a.customer_id, a.admitted_at, a.admitted_until,
                      a.extensions, a.ended_at, a.claim_id, a.admitted_under_rate
                    )
                  """))
        .isZero();
    assertThat(
            moved.byKey(
                "select coalesce(ended_how, 'RUNNING'), count(*) from admissions group by 1"))
        .isEqualTo(
            moved.byKey(
                """
                  select
                    case
                      when status = 'COMPLETED' then 'USED'
                      when status = 'ABANDONED' then 'GIVEN_UP'
                      when status = 'ADMITTED' then 'RUNNING'
                      when number % 8 = 4 then 'LAPSED'
                      else 'CLOSED'
                    end,
                    count(*)
                  from kept_entries
                  where admitted_at is not null
                  group by 1
                  """));
    assertThat(
            moved.one(
                "select count(*) from claims c join kept_entries q on q.id = c.entry_id"
                    + " where c.number is distinct from q.number"))
        .isZero();
    assertThat(
            moved.one(
                "select count(*) from kept_entries q join kept_origins k on k.entry_id = q.id"
                    + " full join entry_origins o on o.number = q.number and o.origin = k.origin"
                    + " where k.entry_id is null or o.origin is null"))
        .isZero();
    assertThat(
            moved.one(
                "select count(*) from kept_entries q join kept_presence k on k.entry_id = q.id"
                    + " full join entry_presence p on p.number = q.number"
                    + " where p.seen_at is distinct from k.seen_at"))
        .isZero();
  }

  @Test
  @Tag("C10")
  void theChecksOfTheLinePass() {
    assertThat(new PostgresChecks(moved.pool).run(EVENT))
        .filteredOn(
            result -> result.invariant() == 2 || result.invariant() == 3 || result.invariant() == 6)
        .hasSize(7)
        .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
  }

  @Test
  @Tag("D10")
  void anOldIdTellsItsEvent() {
    UUID kept =
        moved
            .jdbi()
            .withHandle(
                handle ->
                    handle.select("select id from kept_entries limit 1").mapTo(UUID.class).one());
    try (PostgresStores stores = new PostgresStores(moved.pool, LineListener.none())) {
      assertThat(stores.lineReads().eventOf(new EntryId(kept))).contains(EVENT);
    }
  }

  @Test
  void peopleSeeTheSameEntries() {
    assertThat(
            moved.one(
                """
                  select count(*)
                  from kept_entries k
                  full join queue_entries q on q.event_id = k.event_id and q.number = k.number
                  where (
                      k.customer_id, k.status, date_trunc('milliseconds', k.joined_at),
                    date_trunc('milliseconds', k.admitted_until),
                      case when k.admitted_at is not null then k.finished_at end, k.claim_id
                    ) is distinct from (
                      q.customer_id, q.status, q.joined_at, q.admitted_until,
                      q.ended_at, q.claim_id
                    )
                  """))
        // The fan whose account is deleted.
        .isEqualTo(1);
  }

  @Test
  void entriesGetIdsOfTheirEvent() {
    try (OldDatabase old = new OldDatabase()) {
      old.event(EventStatus.DRAFT, null);

      PostgresMigrations.migrate(old.pool, SILENT);

      UUID tag =
          old.jdbi()
              .withHandle(
                  handle -> handle.select("select entry_tag from events").mapTo(UUID.class).one());
      assertThat(tag).isEqualTo(EntryIds.of(EVENT).tag());
      assertThat(old.log(EVENT)).isEmpty();
      assertThat(old.one("select next_number from lines")).isEqualTo(1);
    }
  }

  @Test
  void endsOfAdmissionsAreInTheSalesTime() {
    try (OldDatabase old = new OldDatabase()) {
      Instant pausedAt = time("10:40");
      old.event(EventStatus.PAUSED, pausedAt);
      old.pause("10:00", "10:10");
      old.pause("10:20", "10:25");
      old.admission(1, "ADMITTED", "09:50", "10:15", null);
      old.admission(2, "ADMITTED", "09:50", "10:30", null);
      old.admission(3, "ADMITTED", "10:12", "10:32", null);
      old.admission(4, "ADMITTED", "10:30", "10:45", null);
      old.admission(5, "ADMITTED", "10:30", "10:38", null);
      old.admission(6, "COMPLETED", "09:55", "10:10", "10:05");
      old.admission(7, "COMPLETED", "09:50", "10:05", "09:55");
      old.admission(8, "COMPLETED", "09:50", "10:25", "10:16");
      old.admission(9, "EXPIRED", "10:30", "10:45", "10:35");
      old.admission(10, "EXPIRED", "10:12", "10:32", "10:33");
      old.admission(11, "EXPIRED", "10:30", "10:45", "10:44");
      old.admission(12, "ABANDONED", "10:30", "10:45", "10:35");
      old.admission(13, "COMPLETED", "10:30", "10:45", "10:35");
      old.jdbi()
          .useHandle(
              handle ->
                  handle.execute("update queue_entries set claim_id = null where number = 13"));

      PostgresMigrations.migrate(old.pool, SILENT);

      assertThat(old.saleEnds())
          .containsExactly(
              "10:05", "10:15", "10:17", "10:30", "10:23", "10:10", "10:05", "10:15", "10:30",
              "10:17", "10:30", "10:30", "10:30");
      assertThat(
              old.numbers(
                  "select number from admissions where ended_at is null"
                      + " and admitted_until > sale_time(event_id, now()) order by number"))
          .containsExactly(4L);
      assertThat(
              old.numbers(
                  "select number from admissions where ended_how = 'GIVEN_UP' order by number"))
          .containsExactly(12L, 13L);
      assertThat(
              old.numbers(
                  "select number from admissions where ended_how = 'CLOSED' order by number"))
          .containsExactly(9L, 11L);
      assertThat(
              old.numbers(
                  "select number from queue_entries where status = 'ADMITTED'"
                      + " and admitted_until = any (array["
                      + "timestamptz '2026-06-01 10:30Z', '2026-06-01 10:32Z', '2026-06-01 10:45Z'])"
                      + " order by number"))
          .containsExactly(2L, 3L, 4L);
    }
  }

  @Test
  void whoeverKillsItMayStartItAgain() throws Exception {
    try (OldDatabase old = new OldDatabase()) {
      old.fill();
      assertThatThrownBy(
              () ->
                  PostgresMigrations.migrate(
                      old.pool,
                      (done, entries) -> {
                        if (done > 30_000) {
                          throw new IllegalStateException("the power is gone");
                        }
                      }))
          .hasStackTraceContaining("the power is gone");
      assertThat(old.one("select sum(cardinality(fans)) from line_log")).isEqualTo(39_200);

      killInAStep(old);

      assertThat(old.one("select sum(cardinality(fans)) from line_log")).isEqualTo(39_200);
      List<Long> heard = new ArrayList<>();
      PostgresMigrations.migrate(old.pool, (done, entries) -> heard.add(done));
      assertThat(heard).startsWith(49_000L).endsWith(99_900L).isSorted();
      assertThat(old.all()).isEqualTo(moved.all());
      assertThat(LineReplay.of(EVENT, old.log(EVENT).iterator()).breach()).isEmpty();
    }
  }

  /** Has a step wait for the admissions that it writes, and ends its connection. */
  private static void killInAStep(OldDatabase old) throws Exception {
    try (ExecutorService node = Executors.newVirtualThreadPerTaskExecutor();
        Handle holder = old.jdbi().open()) {
      holder.begin();
      holder.execute("lock table admissions in share mode");
      Future<?> migration = node.submit(() -> PostgresMigrations.migrate(old.pool, SILENT));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  old.one(
                          "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                              + " where datname = current_database() and wait_event_type = 'Lock'"
                              + " and query like '%insert into admissions%'")
                      == 1);
      holder.rollback();
      assertThatThrownBy(migration::get).hasCauseInstanceOf(StoreUnavailableException.class);
    }
  }

  @Test
  void aNumberThatTwoHaveIsRefused() {
    try (OldDatabase old = new OldDatabase()) {
      old.event(EventStatus.ACTIVE, null);
      old.admission(1, "ADMITTED", "09:50", "10:15", null);
      old.admission(1, "EXPIRED", "09:50", "10:15", "10:15");

      assertThatThrownBy(() -> PostgresMigrations.migrate(old.pool, SILENT))
          .isInstanceOf(StoreDataException.class)
          .hasMessageContaining("queue_entries_moved");
      assertThat(old.one("select count(*) from queue_entries")).isEqualTo(2);
    }
  }

  private static Instant time(String time) {
    return Instant.parse("2026-06-01T" + time + ":00Z");
  }

  /** Where a line ends. */
  private record End(long rev, byte[] hash, long nextNumber, long lastAt) {

    static End of(Summary summary) {
      return new End(summary.rev(), summary.hash(), summary.nextNumber(), summary.lastAt());
    }
  }

  private record OldFan(
      long number, UUID id, UUID customer, FanState state, long position, long joinedAt) {}

  /** A database of the release before the log. */
  private static final class OldDatabase implements AutoCloseable {

    private final String url = TestPostgres.freshDatabaseUrl();
    private final HikariDataSource pool =
        PostgresDataSources.pool(new PostgresConfig(url, null, null, 4));

    OldDatabase() {
      PreviousRelease.migrate(plain(), 14);
    }

    private PGSimpleDataSource plain() {
      PGSimpleDataSource connections = new PGSimpleDataSource();
      connections.setUrl(url);
      return connections;
    }

    Jdbi jdbi() {
      return Jdbi.create(plain());
    }

    private void update(String name, Map<String, Object> values) {
      jdbi()
          .useHandle(
              handle -> {
                Update update = SQL.update(handle, name).bind("event", EVENT.value());
                update.bindMap(values).execute();
              });
    }

    /** With more in it than a step moves. */
    void fill() {
      update("fill", Map.of("at", Columns.timestamp(AT)));
    }

    void event(EventStatus status, @Nullable Instant pausedAt) {
      jdbi()
          .useHandle(
              handle ->
                  SQL.update(handle, "event")
                      .bind("event", EVENT.value())
                      .bind("status", status.name())
                      .bind("at", Columns.timestamp(AT))
                      .bind("pausedAt", pausedAt == null ? null : Columns.timestamp(pausedAt))
                      .execute());
    }

    void pause(String began, String ended) {
      jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "insert into event_pauses values (?, ?, ?)",
                      EVENT.value(),
                      Columns.timestamp(time(began)),
                      Columns.timestamp(time(ended))));
    }

    void admission(int number, String status, String at, String until, @Nullable String finished) {
      jdbi()
          .useHandle(
              handle ->
                  SQL.update(handle, "admission")
                      .bind("event", EVENT.value())
                      .bind("number", number)
                      .bind("status", status)
                      .bind("admittedAt", Columns.timestamp(time(at)))
                      .bind("until", Columns.timestamp(time(until)))
                      .bind(
                          "finishedAt", finished == null ? null : Columns.timestamp(time(finished)))
                      .execute());
    }

    /** Keeps copies of what is moved. */
    void keep() {
      jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "create table kept_entries as select q.*, a.entry_id is not null as absent"
                          + " from queue_entries q left join entry_absences a"
                          + " on a.entry_id = q.id and a.ended_at is null;"
                          + " create table kept_origins as select * from entry_origins_before;"
                          + " create table kept_presence as select * from entry_presence_before"));
    }

    List<OldFan> fans() {
      return jdbi()
          .withHandle(
              handle ->
                  handle
                      .createQuery(
                          """
                          select
                            number, id, joined_at,
                            case when number = 9 then uuid '00000000-0000-0000-0000-000000000000'
                              else customer_id end as customer_id,
                            case
                              when status = 'WAITING' then case when absent then 'AWAY' else 'WAITING' end
                              when admitted_at is not null then 'ADMITTED'
                              when status = 'ABANDONED' then 'LEFT'
                              else 'EXPIRED'
                            end as state,
                            case
                              when status <> 'WAITING' then 0
                              else count(*) filter (where status = 'WAITING' and not absent)
                                over (order by number) + absent::integer
                            end as position
                          from kept_entries
                          order by number
                          """)
                      .map(
                          (row, context) ->
                              new OldFan(
                                  row.getLong("number"),
                                  Columns.uuid(row, "id"),
                                  Columns.uuid(row, "customer_id"),
                                  Columns.literal(row, "state", FanState.class),
                                  row.getLong("position"),
                                  Columns.instant(row, "joined_at").toEpochMilli()))
                      .list());
    }

    List<LineRow> log(EventId event) {
      return jdbi()
          .withHandle(
              handle ->
                  handle
                      .createQuery(
                          """
                          select rev, at, kind, first_number, array_send(fans) as fans,
                            array_send(gone) as gone, admitted, array_send(entry_ids) as entry_ids,
                            data, nonce, hash
                          from line_log
                          where event_id = :event
                          order by rev
                          """)
                      .bind("event", event.value())
                      .map((row, context) -> LogRows.row(row, event))
                      .list());
    }

    End end(EventId event) {
      return jdbi()
          .withHandle(
              handle ->
                  handle
                      .createQuery("select * from lines where event_id = :event")
                      .bind("event", event.value())
                      .map(
                          (row, context) ->
                              new End(
                                  row.getLong("rev"),
                                  row.getBytes("last_hash"),
                                  row.getLong("next_number"),
                                  Columns.instant(row, "last_at").toEpochMilli()))
                      .one());
    }

    /** Everything that the migration wrote. */
    List<String> all() {
      return jdbi()
          .withHandle(
              handle ->
                  handle
                      .createQuery(
                          "select md5(string_agg(r, ',' order by r)) from ("
                              + " select 1 as t, l::text as r from lines l"
                              + " union all select 2, a::text from admissions a"
                              + " union all select 3, g::text from line_log g"
                              + " union all select 4, o::text from entry_origins o"
                              + " union all select 5, p::text from entry_presence p"
                              + " union all select 6, c::text from claims c) rows group by t order by t")
                      .mapTo(String.class)
                      .list());
    }

    List<String> saleEnds() {
      return jdbi()
          .withHandle(
              handle ->
                  handle
                      .createQuery(
                          "select to_char(admitted_until at time zone 'UTC', 'HH24:MI')"
                              + " from admissions order by number")
                      .mapTo(String.class)
                      .list());
    }

    List<Long> numbers(String sql) {
      return jdbi().withHandle(handle -> handle.select(sql).mapTo(Long.class).list());
    }

    Map<String, Long> byKey(String sql) {
      return jdbi()
          .withHandle(
              handle ->
                  handle
                      .select(sql)
                      .reduceRows(
                          new java.util.TreeMap<String, Long>(),
                          (counts, row) -> {
                            counts.put(
                                row.getColumn(1, String.class), row.getColumn(2, Long.class));
                            return counts;
                          }));
    }

    long one(String sql) {
      return jdbi().withHandle(handle -> handle.select(sql).mapTo(Long.class).one());
    }

    @Override
    public void close() {
      pool.close();
    }
  }
}
