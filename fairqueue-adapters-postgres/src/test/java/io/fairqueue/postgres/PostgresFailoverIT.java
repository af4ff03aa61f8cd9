package io.fairqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.FairQueue;
import io.fairqueue.domain.AdmissionPolicy;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.domain.audit.Check.Outcome;
import io.fairqueue.domain.audit.LogReplay;
import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.MerkleTree;
import io.fairqueue.domain.fairness.PublicLog;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.port.proof.PublicLogStore.LogHead;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.fairqueue.tck.fixture.Background;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.SeedKeys;
import io.fairqueue.tck.server.PostgresPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A primary that is gone, and a standby that takes over, with or without the last commits. */
@Tag("N64")
class PostgresFailoverIT {

  private static final AdmissionPolicy EVERYBODY =
      new AdmissionPolicy(OptionalInt.empty(), OptionalInt.empty(), 1, 1, Duration.ofMinutes(5));
  private static final int CROWDS = 4;
  private static final int MIN_ACKNOWLEDGED = 200;

  @Test
  void whatAnAsynchronousStandbyLacksIsForgottenAndAllElseHolds() {
    try (PostgresPair pair = new PostgresPair();
        Node node = new Node(pair);
        Node other = new Node(pair)) {
      Fixtures given = new Fixtures(node.stores);
      Event.Active event = given.onSale(5);
      List<QueueEntry.Waiting> line = joins(given, event.id(), 6);
      admit(node, event.id(), 2);
      hold(node, event.id(), line.get(0));
      other.stores.lineViews().refresh();
      pair.awaitFollowing();

      pair.cut();
      admit(node, event.id(), 2);
      hold(node, event.id(), line.get(2));
      List<QueueEntry.Waiting> lost = joins(given, event.id(), 3);
      other.stores.lineViews().refresh();
      long ahead = node.stores.lineViews().rev(event.id()).orElseThrow();
      pair.failOver();

      // Here, a view is ahead of the log; there, the log has reached the same number another way.
      awaitAnswer(other);
      other.stores.lineViews().refresh();
      assertThat(other.stores.lineViews().rev(event.id()).orElseThrow()).isLessThan(ahead);
      List<QueueEntry.Waiting> instead = new ArrayList<>();
      while (other.stores.lineViews().rev(event.id()).orElseThrow() < ahead) {
        instead.addAll(joins(new Fixtures(other.stores), event.id(), 1));
      }
      awaitAnswer(node);
      assertThat(node.stores.lineViews().rev(event.id())).hasValue(ahead);
      instead.addAll(joins(given, event.id(), 1));
      node.stores.lineViews().refresh();
      other.stores.lineViews().refresh();

      assertThat(instead.stream().map(entry -> entry.facts().number()))
          .as("numbers go on where the log ends")
          .containsExactlyElementsOf(LongStream.range(7, 7 + instead.size()).boxed().toList());
      for (Node each : List.of(node, other)) {
        assertThat(lost).allSatisfy(entry -> assertThat(each.find(entry)).isNull());
        assertThat(each.find(line.get(0))).isInstanceOf(QueueEntry.Completed.class);
        assertThat(each.find(line.get(1))).isInstanceOf(QueueEntry.Admitted.class);
        // Fans whose admission was lost are the next again, in their order; behind them those who
        // wait.
        List<QueueEntry> waiting = new ArrayList<>(line.subList(2, 6));
        waiting.addAll(instead);
        for (int i = 0; i < waiting.size(); i++) {
          assertThat(each.find(waiting.get(i))).isInstanceOf(QueueEntry.Waiting.class);
          assertThat(each.stores.lineReads().position(event.id(), waiting.get(i).facts().place()))
              .hasValue(i + 1);
        }
      }
      admit(node, event.id(), 1);
      other.stores.lineViews().refresh();
      assertThat(other.find(line.get(2))).isInstanceOf(QueueEntry.Admitted.class);
      hold(other, event.id(), line.get(2));
      assertHolds(node, event.id());
    }
  }

  @Test
  void nothingThatWasAcknowledgedIsLostWithASynchronousStandby() throws Exception {
    try (PostgresPair pair = new PostgresPair();
        Node node = new Node(pair);
        Background crowds = new Background()) {
      pair.makeSynchronous();
      EventId event = new Fixtures(node.stores).onSale(5).id();
      Map<CustomerId, Long> acknowledged = new ConcurrentHashMap<>();
      crowds.repeat(CROWDS, () -> join(node, event, acknowledged));
      await().until(() -> acknowledged.size() > MIN_ACKNOWLEDGED);
      pair.failOver();
      crowds.end();

      awaitAnswer(node);
      node.stores.lineViews().refresh();
      acknowledged.forEach(
          (fan, number) ->
              assertThat(node.stores.lineReads().find(event, fan))
                  .hasValueSatisfying(
                      entry -> assertThat(entry.facts().number()).isEqualTo(number)));
      assertHolds(node, event);
    }
  }

  @Test
  void aPublicLogThatMayHaveLostEntriesBeginsAgainAndSaysWhatTheOldOneHadLast() {
    try (PostgresPair pair = new PostgresPair();
        Node node = new Node(pair)) {
      Fixtures given = new Fixtures(node.stores);
      EventId event = given.onSale(5).id();
      joins(given, event, 3);
      follow(node);
      LogHead kept = node.stores.publicLogs().head(event, 0).orElseThrow();
      pair.awaitFollowing();
      pair.cut();
      joins(given, event, 2);
      follow(node);
      LogHead lost = node.stores.publicLogs().head(event, 0).orElseThrow();
      assertThat(lost.size()).isGreaterThan(kept.size());
      pair.failOver();
      awaitAnswer(node);
      joins(new Fixtures(node.stores), event, 1);

      follow(node);

      PublicLog log = node.stores.publicLogs().find(event).orElseThrow();
      assertThat(log.epoch()).isEqualTo(1);
      assertThat(log.origin()).isEqualTo("tickets.example.org/log/" + event + "/1");
      assertThat(node.stores.publicLogs().head(event, 0).orElseThrow().note())
          .as("the old one stays as it is known")
          .isEqualTo(kept.note());
      List<byte[]> entries = node.stores.publicLogs().entries(event, 1, 0, 1_000);
      Map<String, Object> first = CanonicalJson.object(entries.getFirst());
      assertThat(first)
          .containsEntry("t", "recovered")
          .containsEntry("checkpoint", kept.note())
          .containsEntry("origin", "tickets.example.org/log/" + event);
      LogHead head = node.stores.publicLogs().head(event, 1).orElseThrow();
      assertThat(head.root()).isEqualTo(MerkleTree.of(entries).root());
      LogReplay replay = new LogReplay();
      entries.forEach(replay::add);
      assertThat(replay.checks())
          .noneMatch(check -> check.outcome() == Outcome.FAIL)
          .anyMatch(check -> check.name().equals("one history"));
      follow(node);
      assertThat(node.stores.publicLogs().find(event).orElseThrow().epoch()).isEqualTo(1);
    }
  }

  private static void follow(Node node) {
    FairQueue.builder()
        .stores(node.stores)
        .time(() -> Fixtures.START)
        .logIdentity(new LogIdentity(new SeedKeys(7), "tickets.example.org"))
        .build()
        .ticks()
        .publicLogs();
  }

  private static boolean join(Node node, EventId event, Map<CustomerId, Long> acknowledged) {
    CustomerId fan = new CustomerId(UUID.randomUUID());
    try {
      if (node.stores.lines().join(event, fan, Fixtures.START)
          instanceof JoinOutcome.Joined joined) {
        acknowledged.put(fan, joined.entry().facts().number());
      }
      return true;
    } catch (StoreUnavailableException lost) {
      // Nobody was told anything.
      return false;
    }
  }

  private static void awaitAnswer(Node node) {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
        .until(() -> node.stores.probe().isPositive());
  }

  private static List<QueueEntry.Waiting> joins(Fixtures given, EventId event, int fans) {
    List<QueueEntry.Waiting> line = new ArrayList<>();
    for (int i = 0; i < fans; i++) {
      line.add(given.join(event, given.customer(), Fixtures.START));
    }
    return line;
  }

  private static void admit(Node node, EventId event, int fans) {
    assertThat(node.stores.lines().admit(event, EVERYBODY, fans, Fixtures.START)).hasSize(fans);
  }

  private static void hold(Node node, EventId event, QueueEntry entry) {
    assertThat(
            node.stores
                .claims()
                .hold(
                    new HoldRequest(
                        new ClaimId(UUID.randomUUID()),
                        event,
                        entry.id(),
                        entry.facts().customerId(),
                        new UnitSelection.AnyOf(1, null),
                        null,
                        Fixtures.START,
                        Fixtures.START.plusSeconds(60))))
        .isInstanceOf(HoldOutcome.Held.class);
  }

  private static void assertHolds(Node node, EventId event) {
    assertThat(new PostgresChecks(node.pool).run(event))
        .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
  }

  private static final class Node implements AutoCloseable {

    private final HikariDataSource pool;
    private final PostgresStores stores;

    Node(PostgresPair pair) {
      pool = PostgresDataSources.pool(new PostgresConfig(pair.url(), null, null, 6));
      PostgresMigrations.migrate(pool);
      stores = new PostgresStores(pool, LineListener.none());
    }

    @Nullable QueueEntry find(QueueEntry entry) {
      return stores
          .lineReads()
          .find(entry.facts().eventId(), entry.facts().customerId())
          .orElse(null);
    }

    @Override
    public void close() {
      stores.close();
      pool.close();
    }
  }
}
