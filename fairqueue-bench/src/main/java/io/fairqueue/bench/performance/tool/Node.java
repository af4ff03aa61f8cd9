package io.fairqueue.bench.performance.tool;

import io.fairqueue.FairQueue;
import io.fairqueue.crypto.SigningKeys;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.http.infrastructure.StoreAddresses;
import io.fairqueue.http.recent.RecentEvents;
import io.fairqueue.line.view.LineMemory;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.SharedReadings;
import io.fairqueue.port.Stores;
import io.fairqueue.port.Tracing;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.connection.PostgresConfig;
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
public final class Node implements AutoCloseable {

  private static final Duration SALE = Duration.ofHours(12);

  /** As a server compares its views of lines with the log. */
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final boolean first;
  private final Servers servers;
  private final PostgresConfig database;
  private final Infrastructure infrastructure;
  private final FairQueue fairQueue;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final IdSource ids = IdSource.timeOrdered(InstantSource.system());
  private final OrganizerId organizer = new OrganizerId(UUID.randomUUID());

  /**
   * @param first whether the database ends with this node
   */
  private Node(Servers servers, PostgresConfig database, boolean first) {
    this.first = first;
    this.servers = servers;
    this.database = database;
    this.infrastructure =
        Infrastructure.open(
            ServerConfig.read(Map.of()),
            new StoreAddresses(database, servers.redisUrl()),
            null,
            Tracing.none(),
            () -> {});
    this.fairQueue =
        FairQueue.builder()
            .stores(stores())
            .eventReads(new RecentEvents(stores().events(), SharedReadings.none()))
            .onFailure((task, failure) -> {})
            .build();
    var unused =
        ticks.scheduleWithFixedDelay(
            fairQueue.ticks()::lines, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
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

  public static Node start(Servers servers) {
    return new Node(servers, servers.freshDatabase(), true);
  }

  /** Another node on the same stores; to be closed before this one. */
  public Node beside() {
    return new Node(servers, database, false);
  }

  public FairQueue fairQueue() {
    return fairQueue;
  }

  public Stores stores() {
    return infrastructure.stores();
  }

  /** Brings the views of lines to where lines were written by hand. */
  public void follow() {
    stores().lineViews().refresh();
  }

  /** Does nothing more by itself, so that another node can be watched alone. */
  public void rest() {
    ticks.shutdownNow();
  }

  /** The same stores as a node has them that has just started: without a view of any line. */
  public PostgresStores justStarted() {
    return new PostgresStores(
        infrastructure.pool(),
        LineListener.none(),
        infrastructure.clock(),
        LineMemory.ofThisNode());
  }

  /** Ids as the server makes them. */
  public IdSource ids() {
    return ids;
  }

  public SigningKeys keys() {
    return infrastructure.keys();
  }

  public Tokens tokens() {
    return new Tokens(keys());
  }

  public PostgresConfig database() {
    return database;
  }

  /** Without the short time-outs of the pool. */
  public Jdbi sql() {
    return Servers.unpooled(database);
  }

  /** Puts {@code tickets} tickets on sale. */
  public EventId openSale(int tickets) {
    return fairQueue
        .events()
        .open(organizer, "Sale", tickets, new Money(1_000, Currency.getInstance("EUR")), SALE);
  }

  @Override
  public void close() {
    ticks.shutdownNow();
    infrastructure.close();
    if (first) {
      servers.drop(database);
    }
  }
}
