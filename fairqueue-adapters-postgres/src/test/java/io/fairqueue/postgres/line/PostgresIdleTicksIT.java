package io.fairqueue.postgres.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.FairQueue;
import io.fairqueue.Ticks;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineListener;
import io.fairqueue.postgres.CountedConnections;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.TestServer;
import io.fairqueue.postgres.stock.Sale;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.ManualTime;
import io.fairqueue.tck.fixture.ScriptedGateway;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What ticks cost where nothing can happen, on a server of their own: nobody else takes transaction
 * ids there.
 */
final class PostgresIdleTicksIT {

  private static final int TICKS = 5;

  private final TestServer server = new TestServer();
  private final Fixtures given = new Fixtures(server.stores());
  private final ManualTime time = new ManualTime();
  private final Jdbi sql = Jdbi.create(server.pool());
  private final CountedConnections connections = new CountedConnections(server.pool());
  private final PostgresStores stores =
      new PostgresStores(connections.dataSource(), LineListener.none());
  private final Ticks ticks =
      FairQueue.builder()
          .stores(stores)
          .gateway(new ScriptedGateway())
          .time(time)
          .onFailure(
              (task, failure) -> {
                throw new AssertionError(task, failure);
              })
          .build()
          .ticks();

  @BeforeEach
  void keepTheVacuumOff() {
    sql.useHandle(
        handle -> {
          handle.execute("alter system set autovacuum = off");
          handle.execute("select pg_reload_conf()");
        });
  }

  @AfterEach
  void close() {
    stores.close();
    server.close();
  }

  @Test
  void idleEventsCostTheSameReadsHoweverManyThereAreAndNoWrite() {
    open(5);
    settle();
    Cost few = cost();

    open(45);
    settle();
    Cost many = cost();

    assertThat(many).isEqualTo(few);
    assertThat(many.transactionIds()).isZero();
    assertThat(many.statements()).isBetween(1, 20 * TICKS);
  }

  @Test
  void anEventThatIsClearedUpIsLookedAtNoMore() {
    Event.Active event = given.onSale(1);
    given.held(event.id(), time.instant());
    given.join(event.id(), given.customer(), time.instant());
    assertThat(stores.events().replace(event, event.cancel("Storm", time.instant()))).isTrue();
    stores.events().noteCleared();
    assertThat(looksAt(event.id())).isTrue();

    ticks.run();
    stores.events().noteCleared();

    assertThat(looksAt(event.id())).isFalse();
    assertThat(stores.events().unfinished()).isEmpty();
  }

  @Test
  void anEventThatOpensAgainAndEndsOnceMoreIsClearedUpOnceMore() {
    Event.Active event = given.onSale(1);
    change(event, event.timeOut(Fixtures.SALE_END));
    stores.events().noteCleared();
    assertThat(looksAt(event.id())).isFalse();

    Event ended = stores.events().find(event.id()).orElseThrow();
    var later =
        event
            .details()
            .edit()
            .startsAt(null)
            .endsAt(null)
            .saleEnd(Fixtures.SALE_END.plusSeconds(60))
            .build();
    stores.events().revise(ended, later, Fixtures.SALE_END);
    given.join(event.id(), given.customer(), Fixtures.SALE_END);
    stores.events().noteCleared();
    Event.Active again = (Event.Active) stores.events().find(event.id()).orElseThrow();
    change(again, again.end(Fixtures.SALE_END));
    stores.events().noteCleared();

    assertThat(stores.events().unfinished()).extracting(Event::id).containsExactly(event.id());
  }

  @Test
  void whoIsBusyWithAnEventKeepsItFromBeingCleared() {
    Event.Active event = given.onSale(1);
    change(event, event.end(time.instant()));

    sql.useTransaction(
        busy -> {
          Sale.lock(busy, event.id());
          stores.events().noteCleared();
          assertThat(looksAt(event.id())).isTrue();
        });
    stores.events().noteCleared();

    assertThat(looksAt(event.id())).isFalse();
  }

  /** Events of each kind in which nothing can happen. */
  private void open(int each) {
    for (int i = 0; i < each; i++) {
      given.onSale(10);
      admittedAndWaiting();
      Event.Active held = given.onSale(1);
      given.held(held.id(), time.instant());
      given.join(held.id(), given.customer(), time.instant());
      Event.Active paused = given.onSale(10);
      given.join(paused.id(), given.customer(), time.instant());
      change(paused, paused.pause(time.instant()));
      Event.Active ended = given.onSale(10);
      given.join(ended.id(), given.customer(), time.instant());
      change(ended, ended.end(time.instant()));
    }
  }

  private void admittedAndWaiting() {
    EventId event = given.onSale(1).id();
    given.admitted(event, given.customer(), time.instant());
    given.join(event, given.customer(), time.instant());
  }

  private void change(Event read, Event changed) {
    assertThat(server.stores().events().replace(read, changed)).isTrue();
  }

  /** What is under way ends, and views are loaded. */
  private void settle() {
    ticks.run();
    stores.events().noteCleared();
    ticks.run();
  }

  private Cost cost() {
    long ids = nextTransactionId();
    int statements = connections.statements();
    for (int i = 0; i < TICKS; i++) {
      ticks.run();
    }
    return new Cost(nextTransactionId() - ids, connections.statements() - statements);
  }

  private long nextTransactionId() {
    return sql.withHandle(
        handle ->
            handle
                .createQuery("select cast(pg_snapshot_xmax(pg_current_snapshot()) as text)")
                .mapTo(Long.class)
                .one());
  }

  /** Whether those who look for unfinished events still find it. */
  private boolean looksAt(EventId event) {
    List<Boolean> open =
        sql.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select cleared_version is distinct from version from events where id = :id")
                    .bind("id", event.value())
                    .mapTo(Boolean.class)
                    .list());
    return open.getFirst();
  }

  private record Cost(long transactionIds, int statements) {}
}
