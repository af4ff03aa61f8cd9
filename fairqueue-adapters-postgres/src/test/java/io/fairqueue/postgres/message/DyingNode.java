package io.fairqueue.postgres.message;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Lane;
import io.fairqueue.domain.message.Message;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.message.Listener;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.tck.fixture.Fixtures;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A node whose clock is far behind, so that its leases are over, and which halts at a chosen moment
 * without a word to anybody.
 */
final class DyingNode {

  static final String LISTENER = "books";
  static final Lane LANE = new Lane(Channel.LISTENER, LISTENER);
  static final int HOLDS = 5;

  private DyingNode() {}

  /** Takes the database, and when to die. */
  public static void main(String... args) {
    var pool = PostgresDataSources.pool(new PostgresConfig(args[0], null, null, 4));
    var stores = new PostgresStores(pool, LineListener.none());
    Death death = Death.valueOf(args[1]);
    AtomicInteger heard = new AtomicInteger();
    FairQueue node =
        node(
            stores,
            InstantSource.fixed(Fixtures.START),
            message -> {
              System.out.println("heard " + of(message));
              if (death == Death.SENT && heard.incrementAndGet() == HOLDS - 2) {
                die();
              }
            });
    awaitLanes(node);
    Fixtures given = new Fixtures(stores);
    EventId event = given.onSale(100).id();
    for (int i = 0; i < HOLDS; i++) {
      System.out.println("held " + given.held(event, Fixtures.START).id());
    }
    if (death == Death.COMMITTED) {
      die();
    }
    node.ticks().outbox();
    if (death == Death.RELAYED) {
      die();
    }
    node.ticks().deliveries();
    throw new AssertionError("it lives");
  }

  /** A young process on a busy machine needs more than one try. */
  private static void awaitLanes(FairQueue node) {
    for (boolean served = false; !served; ) {
      try {
        node.ticks().lanes();
        served = true;
      } catch (StoreUnavailableException slow) {
        System.out.println(slow.getMessage());
      }
    }
  }

  static FairQueue node(PostgresStores stores, InstantSource time, Listener listener) {
    return FairQueue.builder()
        .stores(stores)
        .time(time)
        .listener(LISTENER, Set.of(MessageType.CLAIM_HELD), listener)
        .build();
  }

  /** The claim that was held, and what tells it. */
  static String of(Message message) {
    return claim(message) + " " + message.head().id();
  }

  /** The claim that was held. */
  static String claim(Message message) {
    return message instanceof Message.ClaimHeld held ? held.claim().id().toString() : "";
  }

  private static void die() {
    System.out.flush();
    Runtime.getRuntime().halt(137);
  }

  /** Behind what it dies. */
  enum Death {
    COMMITTED,
    RELAYED,
    SENT
  }
}
