package io.fairqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.line.view.LineDraft;
import io.fairqueue.line.view.LineRequest;
import io.fairqueue.line.view.LineView;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.LineStore.LeaveOutcome;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.postgres.line.log.LogRows;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random lives of a line that two nodes write, with commits that nobody heard of, words that come
 * late or never, and failovers that take the last rows back. {@code -Dfairqueue.test.seed=…} lives
 * one of them again, {@code -Dfairqueue.test.rounds=…} more of them.
 */
class PostgresHistoriesIT {

  private static final int ROUNDS = Integer.getInteger("fairqueue.test.rounds", 20);
  private static final int STEPS = 40;
  private static final int FANS = 15;
  private static final Duration TTL = Duration.ofMinutes(1);
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
  @Tag("D1")
  @Tag("D5")
  @Tag("N64")
  void eachViewIsTheLogAndTheLogIsWhatWasTold() {
    Long again = Long.getLong("fairqueue.test.seed");
    Random seeds = new Random();
    for (int round = 0; round < (again == null ? ROUNDS : 1); round++) {
      long seed = again == null ? seeds.nextLong() : again;
      try {
        Life life = new Life(seed);
        for (int step = 0; step < STEPS; step++) {
          life.step();
        }
        life.compare();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("-Dfairqueue.test.seed=" + seed, e);
      }
    }
  }

  private static final class Life {

    private final List<PostgresStores> nodes = List.of(database.stores(), other);
    private final EventId event = new Fixtures(database.stores()).onSale(500).id();
    private final List<CustomerId> fans =
        IntStream.range(0, FANS).mapToObj(i -> new CustomerId(UUID.randomUUID())).toList();

    /** The fan of each number, and the rev of that answer. */
    private final Map<Long, Answer> joined = new HashMap<>();

    private final List<Long> commits = new ArrayList<>(List.of(rev()));
    private final Random random;
    private Instant now = Fixtures.START;

    Life(long seed) {
      random = new Random(seed);
    }

    void step() {
      now = now.plusMillis(random.nextInt(4_000));
      PostgresStores node = nodes.get(random.nextInt(nodes.size()));
      CustomerId fan = fans.get(random.nextInt(FANS));
      switch (random.nextInt(14)) {
        case 0 -> node.lines().admit(event, EVERYBODY, 1 + random.nextInt(2), now);
        case 1 -> node.lines().expire(event, TTL, now);
        case 2 -> assertLeft(node.lines().leave(event, fan, now));
        case 3, 4 -> node.lineViews().heard(event, random.nextLong(rev() + 2));
        case 5 -> node.lineViews().refresh();
        case 6 -> joinUnheard(fan);
        case 7 -> failOver();
        default -> join(node, fan);
      }
      note();
    }

    private void join(PostgresStores node, CustomerId fan) {
      switch (node.lines().join(event, fan, now)) {
        case JoinOutcome.Joined answer -> {
          long number = answer.entry().facts().number();
          assertThat(joined).as("a number is given once").doesNotContainKey(number);
          joined.put(number, new Answer(fan, rev()));
        }
        case JoinOutcome.AlreadyInLine answer ->
            assertThat(fanOf(answer.entry().facts().number())).isEqualTo(fan.value());
        case JoinOutcome outcome -> throw new AssertionError(outcome);
      }
    }

    private void assertLeft(LeaveOutcome outcome) {
      if (outcome instanceof LeaveOutcome.Left left) {
        assertThat(fanOf(left.entry().facts().number()))
            .isEqualTo(left.entry().facts().customerId().value());
      }
    }

    /** Of a node that committed, and was gone before it could tell. */
    private void joinUnheard(CustomerId fan) {
      Database connections = new Database(otherPool);
      LineView view = TestDatabase.lines(otherPool).views().exact(event).orElseThrow();
      LineDraft draft =
          view.draft(
              List.of(new LineRequest.Join(fan)), Set.of(), now.toEpochMilli(), random.nextLong());
      if (!draft.isEmpty()) {
        boolean written = connections.run(handle -> LogRows.append(handle, draft, null));
        assertThat(written).isTrue();
      }
    }

    private void note() {
      if (rev() > commits.getLast()) {
        commits.add(rev());
      }
    }

    /** To the end of a commit, as of a standby that lacked what came after. */
    private void failOver() {
      int lost = Math.min(commits.size() - 1, 1 + random.nextInt(3));
      commits.subList(commits.size() - lost, commits.size()).clear();
      long kept = commits.getLast();
      joined.values().removeIf(answer -> answer.rev > kept);
      String takeBack =
          ClasspathSqlLocator.removingComments().locate(PostgresHistoriesIT.class, "takeBack");
      Jdbi.create(database.pool())
          .useTransaction(
              handle -> {
                for (String statement : takeBack.split(";", -1)) {
                  handle
                      .createUpdate(statement)
                      .bind("event", event.value())
                      .bind("kept", kept)
                      .execute();
                }
              });
    }

    void compare() {
      nodes.forEach(node -> node.lineViews().refresh());
      joined.forEach((number, answer) -> assertThat(fanOf(number)).isEqualTo(answer.fan.value()));
      try (PostgresStores fresh = new PostgresStores(otherPool, LineListener.none())) {
        for (PostgresStores node : nodes) {
          assertThat(node.lineReads().waiting(event)).isEqualTo(fresh.lineReads().waiting(event));
          for (CustomerId fan : fans) {
            var expected = fresh.lineReads().find(event, fan);
            assertThat(node.lineReads().find(event, fan)).isEqualTo(expected);
            if (expected.orElse(null) instanceof QueueEntry.Waiting waiting) {
              assertThat(node.lineReads().position(event, waiting.facts().place()))
                  .isEqualTo(fresh.lineReads().position(event, waiting.facts().place()));
            }
          }
        }
      }
      // Also: each row chains, numbers have no gap, the lowest of those who waited were admitted.
      assertThat(new PostgresChecks(database.pool()).run(event))
          .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
    }

    private long rev() {
      return Jdbi.create(database.pool())
          .withHandle(
              handle ->
                  handle
                      .createQuery("select rev from lines where event_id = :event")
                      .bind("event", event.value())
                      .mapTo(Long.class)
                      .one());
    }

    private UUID fanOf(long number) {
      return Jdbi.create(database.pool())
          .withHandle(
              handle ->
                  handle
                      .createQuery(
                          "select fans[cast(:number - first_number + 1 as integer)] from line_log"
                              + " where event_id = :event and cardinality(fans) > 0"
                              + " and :number between first_number"
                              + " and first_number + cardinality(fans) - 1")
                      .bind("event", event.value())
                      .bind("number", number)
                      .mapTo(UUID.class)
                      .one());
    }
  }

  /**
   * The answer to one fan.
   *
   * @param rev of the log's last row then
   */
  private record Answer(CustomerId fan, long rev) {}
}
