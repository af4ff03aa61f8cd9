package io.fairqueue.postgres.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.Ticks;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.message.Message;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.message.Outbox;
import io.fairqueue.postgres.CountedConnections;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where nobody hears of anything, messages cost next to nothing. */
@Tag("N42")
class IdleMessagesIT {

  private static final Duration TICK = Duration.ofMillis(250);
  private static final int SECONDS = 60;

  private final TestDatabase database = new TestDatabase();
  private final ManualTime time = new ManualTime();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aNodeLooksTwiceASecondWhetherThereIsAnythingToDo() {
    CountedConnections counted = new CountedConnections(database.pool());
    try (var stores = new PostgresStores(counted.dataSource(), LineListener.none())) {
      Ticks ticks = FairQueue.builder().stores(stores).time(time).build().ticks();
      new Fixtures(stores).held(new Fixtures(stores).onSale(10).id(), time.instant());
      int before = counted.statements();

      for (int i = 0; i < SECONDS * 4; i++) {
        tell(ticks);
        if (i % 20 == 0) {
          ticks.stock();
          ticks.areMessagesIdle();
        }
        time.advance(TICK);
      }

      assertThat(counted.statements() - before).isBetween(SECONDS, SECONDS * 2);
    }
  }

  @Test
  void whatAnotherNodeBeganToHearOfIsToldWithinASecond() {
    List<Message> heard = Collections.synchronizedList(new ArrayList<>());
    Ticks idle = FairQueue.builder().stores(database.stores()).time(time).build().ticks();
    tell(idle);
    Ticks hearing = DyingNode.node(database.stores(), time, heard::add).ticks();
    hearing.lanes();
    Fixtures given = new Fixtures(database.stores());
    given.held(given.onSale(10).id(), time.instant());

    for (int i = 0; i < 3; i++) {
      tell(idle);
      hearing.deliveries();
      time.advance(TICK);
    }

    assertThat(heard).hasSize(1);
  }

  @Test
  void thereIsSomethingToDoFromTheFirstSubscriberToTheLastDelivery() {
    Outbox outbox = database.stores().outbox();
    Instant now = time.instant();
    Fixtures given = new Fixtures(database.stores());
    EventId event = given.onSale(10).id();
    assertThat(outbox.isIdle()).isTrue();

    Ticks ticks = DyingNode.node(database.stores(), time, message -> {}).ticks();
    ticks.lanes();
    assertThat(outbox.isIdle()).isFalse();

    given.held(event, now);
    nobodyHears(now);
    assertThat(outbox.isIdle()).isFalse();
    // Whoever heard of it when it came about is gone: there is no delivery.
    outbox.relay(now, 10);
    assertThat(outbox.isIdle()).isTrue();

    time.advance(Duration.ofMinutes(1));
    ticks.lanes();
    given.held(event, now);
    outbox.relay(now, 10);
    nobodyHears(now);
    assertThat(outbox.isIdle()).isFalse();
    ticks.deliveries();
    assertThat(outbox.isIdle()).isTrue();
  }

  private void nobodyHears(Instant now) {
    database.stores().subscriptions().serve(DyingNode.LANE, Set.of(), now);
  }

  private static void tell(Ticks ticks) {
    ticks.outbox();
    ticks.deliveries();
  }
}
