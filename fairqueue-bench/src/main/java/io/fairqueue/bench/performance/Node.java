package io.fairqueue.bench.performance;

import io.fairqueue.FairQueue;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.http.ServerConfig;
import io.fairqueue.http.store.Foundation;
import io.fairqueue.http.store.StoreAddresses;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.QueueStore;
import io.fairqueue.port.Stores;
import io.fairqueue.postgres.PostgresConfig;
import io.fairqueue.usecase.LineMirrors;
import io.fairqueue.usecase.MirroredQueueStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/** The stores of one server, joined as the server joins them, in a database of their own. */
final class Node implements AutoCloseable {

  private static final Duration SALE = Duration.ofHours(12);

  /** As a server compares its mirrors with the truth. */
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final Servers servers;
  private final PostgresConfig database;
  private final Foundation foundation;
  private final FairQueue fairQueue;
  private final QueueStore line;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final IdSource ids = IdSource.timeOrdered(InstantSource.system());
  private final OrganizerId organizer = new OrganizerId(UUID.randomUUID());

  private Node(Servers servers, PostgresConfig database) {
    this.servers = servers;
    this.database = database;
    this.foundation =
        Foundation.lay(
            ServerConfig.read(Map.of()),
            new StoreAddresses(database, servers.redisUrl()),
            null,
            () -> {});
    this.fairQueue =
        FairQueue.builder()
            .stores(foundation.stores())
            .mirrors(foundation.mirrors())
            .onFailure((task, failure) -> {})
            .build();
    this.line = new MirroredQueueStore(stores().queue(), foundation.mirrors());
    var unused =
        ticks.scheduleWithFixedDelay(
            fairQueue.ticks()::mirror, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    stores()
        .organizers()
        .insert(
            new Organizer(
                organizer,
                new EmailAddress(organizer + "@example.org"),
                "Box Office",
                "none",
                false,
                false,
                Instant.now()));
  }

  static Node start(Servers servers) {
    return new Node(servers, servers.freshDatabase());
  }

  FairQueue fairQueue() {
    return fairQueue;
  }

  Stores stores() {
    return foundation.stores();
  }

  /** The line as a server sees it: changed in PostgreSQL, followed by the mirror. */
  QueueStore line() {
    return line;
  }

  /** Brings the mirror up to date where lines were written by hand. */
  void follow(EventId event) {
    LineMirrors mirrors = foundation.mirrors();
    mirrors.check(event, mirrors.revs());
  }

  /** Makes the mirror anew, as on a node that has just started. */
  void reload(EventId event) {
    foundation.mirrors().rebuild(event);
  }

  /** Ids as the server makes them. */
  IdSource ids() {
    return ids;
  }

  Tokens tokens() {
    return new Tokens(foundation.keys());
  }

  PostgresConfig database() {
    return database;
  }

  /** Without the short time-outs of the pool. */
  Jdbi sql() {
    return Servers.patient(database);
  }

  /** Puts so many free tickets on sale. */
  EventId openSale(int tickets) {
    return fairQueue
        .events()
        .open(organizer, "Sale", tickets, new Money(1_000, Currency.getInstance("EUR")), SALE);
  }

  @Override
  public void close() {
    ticks.shutdownNow();
    foundation.close();
    servers.drop(database);
  }
}
