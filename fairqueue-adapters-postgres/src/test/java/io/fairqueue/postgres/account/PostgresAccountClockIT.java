package io.fairqueue.postgres.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryLimit;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.line.LineBatch;
import io.fairqueue.postgres.line.LineRequest;
import io.fairqueue.postgres.line.LineRequest.Answer;
import io.fairqueue.postgres.line.Lines;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.fairqueue.postgres.migration.PreviousRelease;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import io.fairqueue.tck.server.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one node ends, and another one judges. */
@Tag("A18")
class PostgresAccountClockIT {

  private static final List<EntryLimit> LIMITED = List.of(new EntryLimit("network:here", 1_000));
  private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
  private static final int MANY = 100;

  private TestDatabase database;
  private HikariDataSource otherPool;
  private PostgresStores other;
  private EventId event;

  @BeforeEach
  void open() {
    database = new TestDatabase();
    otherPool = database.newPool();
    other = new PostgresStores(otherPool, LineListener.none());
    event = new Fixtures(database.stores()).onSale(5).id();
    database.stores().sessions().refresh();
    other.sessions().refresh();
    database.stores().lineViews().refresh();
  }

  @AfterEach
  void close() {
    other.close();
    otherPool.close();
    database.close();
  }

  @Test
  void whoLoggedOutOnOneNodeJoinsOnNone() {
    for (int i = 0; i < MANY; i++) {
      CustomerSession over = session();
      CustomerSession lives = new CustomerSession(over.customer(), UUID.randomUUID(), 0);
      other.sessions().end(over.id(), LATER, Fixtures.START);

      assertThat(join(over, List.of())).isEqualTo(new JoinOutcome.SessionOver());
      assertThat(join(lives, List.of())).isInstanceOf(JoinOutcome.Joined.class);
    }
  }

  @Test
  void whateverEndsSessionsIsKnownElsewhereWhenItHasReturned() {
    CustomerSession password = session();
    CustomerSession address = session();
    CustomerSession disabled = session();
    CustomerSession deleted = session();
    CustomerSession kept = new CustomerSession(address.customer(), UUID.randomUUID(), 0);
    Instant now = Fixtures.START;
    other.customers().setPassword(password.customer(), null, "$new$", null, now);
    other.customers().changeEmail(address.customer(), Fixtures.email(), kept.id(), now);
    other.customers().setDisabled(disabled.customer(), true, now);
    other.customers().setDisabled(disabled.customer(), false, now);
    other.customers().delete(deleted.customer(), now);

    for (CustomerSession over : List.of(password, address, disabled, deleted)) {
      assertThat(join(over, List.of())).isEqualTo(new JoinOutcome.SessionOver());
    }
    assertThat(join(kept, List.of())).isInstanceOf(JoinOutcome.Joined.class);
    assertThat(join(new CustomerSession(password.customer(), UUID.randomUUID(), 1), List.of()))
        .isInstanceOf(JoinOutcome.Joined.class);
  }

  @Test
  @Tag("D1")
  void ofABatchThoseAreRefusedWhoseSessionsAreOver() {
    CustomerSession over = session();
    CustomerSession first = session();
    CustomerSession last = session();
    Database connections = new Database(otherPool);
    Lines lines = TestDatabase.lines(otherPool);
    lines.views().prepare(event);
    AccountClock accounts = TestDatabase.accounts(otherPool);
    accounts.refresh();
    LineBatch batch = new LineBatch(connections, lines, accounts);
    database.stores().sessions().end(over.id(), LATER, Fixtures.START);

    List<LineRequest> requests =
        List.of(request(first, List.of()), request(over, List.of()), request(last, List.of()));
    for (int again = 0; again < 2; again++) {
      List<Answer> answers = answers(batch, requests);
      assertThat(answers.get(1)).isEqualTo(LineBatch.SESSION_OVER);
      assertThat(answers.get(0)).isNotEqualTo(LineBatch.SESSION_OVER);
      assertThat(answers.get(2)).isNotEqualTo(LineBatch.SESSION_OVER);
    }
    database.stores().lineViews().refresh();
    assertThat(database.stores().lineReads().waiting(event)).isEqualTo(2);
  }

  @Test
  void whoHasToLockTheLineIsJudgedThere() {
    CustomerSession over = session();
    other.sessions().end(over.id(), LATER, Fixtures.START);

    assertThat(join(over, LIMITED)).isEqualTo(new JoinOutcome.SessionOver());
    assertThat(join(session(), LIMITED)).isInstanceOf(JoinOutcome.Joined.class);
  }

  @Test
  void aNodeThatKnowsTooLittleAsksTheAccounts() {
    CustomerSession over = session();
    CustomerSession lives = session();
    database.stores().sessions().end(over.id(), LATER, Fixtures.START);
    database.stores().sessions().end(UUID.randomUUID(), LATER, Fixtures.START);
    Lines lines = TestDatabase.lines(otherPool);
    lines.views().prepare(event);
    Database connections = new Database(otherPool);
    AccountClock small = new AccountClock(connections, InstantSource.system(), 2);
    small.refresh();
    assertThat(small.known()).isEmpty();
    LineBatch batch = new LineBatch(connections, lines, small);

    List<Answer> answers =
        answers(batch, List.of(request(over, List.of()), request(lives, List.of())));

    assertThat(answers.get(0)).isEqualTo(LineBatch.SESSION_OVER);
    assertThat(answers.get(1)).isNotEqualTo(LineBatch.SESSION_OVER);
  }

  /** A standby without the last changes became the primary, and went another way. */
  @Test
  @Tag("N64")
  void changesOfAHistoryThatIsGoneAreReadAgain() {
    other.sessions().end(UUID.randomUUID(), LATER, Fixtures.START);
    other.sessions().end(UUID.randomUUID(), LATER, Fixtures.START);
    database.stores().sessions().refresh();
    execute("delete from account_changes");
    execute("update account_clock set n = 0, nonce = 0");
    CustomerSession over = session();
    other.sessions().end(over.id(), LATER, Fixtures.START);

    assertThat(join(over, List.of())).isEqualTo(new JoinOutcome.SessionOver());
    assertThat(join(session(), List.of())).isInstanceOf(JoinOutcome.Joined.class);
  }

  /** As before, and the other way has reached the number that is known, or gone beyond it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  @Tag("N64")
  void changesOfAnotherHistoryAreReadWhereverItsNumberIs(int others) {
    CustomerSession lost = session();
    CustomerSession over = session();
    other.sessions().end(UUID.randomUUID(), LATER, Fixtures.START);
    takeBackAfter(
        () -> {
          other.sessions().end(lost.id(), LATER, Fixtures.START);
          other.sessions().end(UUID.randomUUID(), LATER, Fixtures.START);
          database.stores().sessions().refresh();
        });
    other.sessions().end(over.id(), LATER, Fixtures.START);
    for (int i = 1; i < others; i++) {
      other.sessions().end(UUID.randomUUID(), LATER, Fixtures.START);
    }

    assertThat(join(over, List.of())).isEqualTo(new JoinOutcome.SessionOver());
    assertThat(join(lost, List.of())).isInstanceOf(JoinOutcome.Joined.class);
    assertThat(join(session(), LIMITED)).isInstanceOf(JoinOutcome.Joined.class);
  }

  private void takeBackAfter(Runnable changes) {
    execute("create table clock_before as select * from account_clock");
    changes.run();
    execute("delete from account_changes where n > (select n from clock_before)");
    execute(
        "delete from ended_sessions where session not in"
            + " (select session from account_changes where session is not null)");
    execute("update account_clock a set n = b.n, nonce = b.nonce from clock_before b");
  }

  @Test
  @Tag("N65")
  void theClockIsTheLastLockOfWhoeverEndsASession() {
    try (Handle ending = Jdbi.create(database.pool()).open();
        Handle asking = Jdbi.create(otherPool).open()) {
      ending.begin();
      ending.execute("update customers set session_epoch = 1 where id = ?", account().value());
      ending.execute("insert into ended_sessions values (gen_random_uuid(), now(), now())");

      asking.begin();
      assertThat(asking.select("select n from account_clock for update nowait").mapTo(Long.class))
          .containsExactly(0L);
      asking.rollback();
      ending.commit();
      assertThat(asking.select("select n from account_clock").mapTo(Long.class))
          .containsExactly(2L);
    }
  }

  @Test
  void ofThoseWhoLogOutWhileTheyJoinNobodyJoinsAfterwards() {
    List<CustomerSession> fans = List.of(session(), session(), session(), session());
    AtomicBoolean[] over = {
      new AtomicBoolean(), new AtomicBoolean(), new AtomicBoolean(), new AtomicBoolean()
    };
    List<Boolean> kept =
        Race.of(
            2 * fans.size(),
            i -> {
              int fan = i / 2;
              if (i % 2 == 0) {
                other.sessions().end(fans.get(fan).id(), LATER, Fixtures.START);
                over[fan].set(true);
                return true;
              }
              boolean stays = true;
              boolean last = false;
              while (!last) {
                last = over[fan].get();
                JoinOutcome outcome = join(fans.get(fan), List.of());
                stays &= !last || outcome instanceof JoinOutcome.SessionOver;
                database.stores().lines().leave(event, fans.get(fan).customer(), Fixtures.START);
              }
              return stays;
            });

    assertThat(kept).containsOnly(true);
  }

  @Test
  void changesAreKeptUntilTheSessionsAreOverByThemselves() {
    Instant ends = Instant.now().plus(Duration.ofHours(2));
    other.sessions().end(UUID.randomUUID(), ends, Fixtures.START);
    other.customers().setDisabled(account(), true, Fixtures.START);
    assertThat(changes()).isEqualTo(2);

    other.sessions().prune(ends.plus(Duration.ofMinutes(59)));
    assertThat(changes()).isEqualTo(2);
    other.sessions().prune(ends.plus(Duration.ofMinutes(61)));
    assertThat(changes()).isEqualTo(1);
    other.sessions().prune(Instant.now().plus(Duration.ofHours(26)));
    assertThat(changes()).isZero();
  }

  @Test
  @Tag("I12")
  void whatEndedBeforeThereWasAClockIsKnown() {
    String url = TestPostgres.freshDatabaseUrl();
    UUID customer = UUID.randomUUID();
    UUID ended = UUID.randomUUID();
    try (HikariDataSource pool = PostgresDataSources.pool(new PostgresConfig(url, null, null, 4));
        PostgresStores stores = new PostgresStores(pool, LineListener.none())) {
      PreviousRelease.migrate(pool, 14);
      Jdbi.create(pool)
          .useHandle(
              handle -> {
                handle.execute(
                    "insert into customers (id, email, email_verified, session_epoch, created_at,"
                        + " updated_at) values (?, 'a@fans.example', true, 2, now(), now())",
                    customer);
                handle.execute(
                    "insert into ended_sessions values (?, now(), now() + interval '1 hour')",
                    ended);
              });
      PostgresMigrations.migrate(pool);
      stores.sessions().refresh();

      CustomerId fan = new CustomerId(customer);
      assertThat(stores.sessions().peek(new CustomerSession(fan, UUID.randomUUID(), 1)))
          .contains(false);
      assertThat(stores.sessions().peek(new CustomerSession(fan, UUID.randomUUID(), 2)))
          .contains(true);
      assertThat(stores.sessions().peekEnded(ended)).contains(true);
    }
  }

  private JoinOutcome join(CustomerSession session, List<EntryLimit> limits) {
    return database
        .stores()
        .lines()
        .joinSoon(event, session, limits, Fixtures.START, Runnable::run)
        .toCompletableFuture()
        .join();
  }

  private List<Answer> answers(LineBatch batch, List<LineRequest> requests) {
    return batch.commit(event, requests).stream().<Answer>map(Objects::requireNonNull).toList();
  }

  private static LineRequest request(CustomerSession session, List<EntryLimit> limits) {
    return LineRequest.Join.here(session, limits, Fixtures.START);
  }

  private CustomerSession session() {
    return new CustomerSession(account(), UUID.randomUUID(), 0);
  }

  private CustomerId account() {
    return new Fixtures(other).customer();
  }

  private long changes() {
    return Jdbi.create(otherPool)
        .withHandle(
            handle ->
                handle.createQuery("select count(*) from account_changes").mapTo(Long.class).one());
  }

  private void execute(String statement) {
    Jdbi.create(otherPool).useHandle(handle -> handle.execute(statement));
  }
}
