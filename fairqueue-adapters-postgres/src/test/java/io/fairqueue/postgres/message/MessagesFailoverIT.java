package io.fairqueue.postgres.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.message.Message;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.fairqueue.tck.fixture.Background;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.server.PostgresPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The broker is the database: its primary is killed while facts come about and are told, and a
 * standby takes over.
 */
@Tag("H8")
class MessagesFailoverIT {

  private static final int CROWDS = 3;
  private static final int MIN_ACKNOWLEDGED = 40;

  @ParameterizedTest(name = "synchronous: {0}")
  @ValueSource(booleans = {true, false})
  void whatTheStandbyHasIsToldAndNothingUnderTwoNames(boolean isSynchronous) throws Exception {
    try (PostgresPair pair = new PostgresPair();
        var pool = PostgresDataSources.pool(new PostgresConfig(pair.url(), null, null, 8))) {
      PostgresMigrations.migrate(pool);
      if (isSynchronous) {
        pair.makeSynchronous();
      }
      try (var stores = new PostgresStores(pool, LineListener.none());
          var traffic = new Background()) {
        List<Message> heard = Collections.synchronizedList(new ArrayList<>());
        FairQueue node = DyingNode.node(stores, InstantSource.system(), heard::add);
        node.ticks().lanes();
        EventId event = new Fixtures(stores).onSale(3_000).id();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        traffic.repeat(CROWDS, () -> hold(stores, event, acknowledged));
        traffic.repeat(1, () -> tell(node));

        await().until(() -> acknowledged.size() > MIN_ACKNOWLEDGED && !heard.isEmpty());
        pair.awaitFollowing();
        Set<String> followed = new HashSet<>(acknowledged);
        if (!isSynchronous) {
          // As far as it goes: what was acknowledged before is with the standby for sure.
          pair.cut();
        }
        pair.failOver();
        traffic.end();

        Set<String> promised = isSynchronous ? acknowledged : followed;
        await()
            .atMost(Duration.ofMinutes(2))
            .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
            .until(
                () -> {
                  node.ticks().outbox();
                  node.ticks().deliveries();
                  return claims(heard).containsAll(promised);
                });
        assertOneNameEach(heard);
      }
    }
  }

  /** A fact that is told again bears the same id, and no two facts bear one. */
  private static void assertOneNameEach(List<Message> heard) {
    Map<String, Set<String>> ids =
        heard.stream()
            .collect(
                Collectors.groupingBy(
                    DyingNode::claim,
                    Collectors.mapping(each -> each.head().id().toString(), Collectors.toSet())));
    assertThat(ids.values()).allMatch(each -> each.size() == 1);
    assertThat(ids.values().stream().flatMap(Set::stream)).doesNotHaveDuplicates();
  }

  private static Set<String> claims(List<Message> heard) {
    synchronized (heard) {
      return heard.stream().map(DyingNode::claim).collect(Collectors.toSet());
    }
  }

  private static boolean hold(PostgresStores stores, EventId event, Set<String> acknowledged) {
    try {
      return acknowledged.add(new Fixtures(stores).held(event, Fixtures.START).id().toString());
    } catch (StoreUnavailableException | AssertionError lost) {
      // Nobody was told anything.
      return false;
    }
  }

  private static boolean tell(FairQueue node) {
    try {
      node.ticks().outbox();
      node.ticks().deliveries();
      return true;
    } catch (StoreUnavailableException away) {
      // It is told later.
      return false;
    }
  }
}
