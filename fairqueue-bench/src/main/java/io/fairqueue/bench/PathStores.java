package io.fairqueue.bench;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Money;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.http.infrastructure.StoreAddresses;
import io.fairqueue.http.process.EmbeddedStores;
import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.LineStore;
import io.fairqueue.port.Stores;
import io.fairqueue.port.Tracing;
import io.fairqueue.postgres.connection.PostgresConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Currency;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A line on one adapter, and where its fans claim. */
final class PathStores implements AutoCloseable {

  private static final int TICKETS = 20_000;
  private static final int CONNECTIONS = 10;
  private static final Duration PERIOD = Duration.ofMillis(500);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final LineStore lines;
  private final LineReads lineReads;
  private final ClaimStore claims;
  private final Supplier<EventId> sale;

  private PathStores(Adapter adapter) {
    Stores stores =
        switch (adapter) {
          case MEMORY -> new MemoryStores();
          case POSTGRES -> infrastructure().stores();
        };
    lines = stores.lines();
    lineReads = stores.lineReads();
    claims = stores.claims();
    sale = sales(stores);
  }

  static PathStores open(Adapter adapter) {
    return new PathStores(adapter);
  }

  LineReads lineReads() {
    return lineReads;
  }

  LineStore lines() {
    return lines;
  }

  ClaimStore claims() {
    return claims;
  }

  /** An empty line, on sale. */
  EventId openSale() {
    return sale.get();
  }

  private Supplier<EventId> sales(Stores stores) {
    OrganizerId owner = new OrganizerId(UUID.randomUUID());
    stores
        .organizers()
        .insert(
            new Organizer(
                owner,
                new EmailAddress(owner + "@example.org"),
                "Box Office",
                "none",
                false,
                false,
                Instant.now()));
    Money price = new Money(1_000, Currency.getInstance("EUR"));
    FairQueue fairQueue =
        FairQueue.builder().stores(stores).onFailure((task, failure) -> {}).build();
    keepEqual(fairQueue);
    return () -> fairQueue.events().open(owner, "Sale", TICKETS, price, Duration.ofHours(12));
  }

  /** Compares views of lines with the log as often as a server does. */
  private void keepEqual(FairQueue fairQueue) {
    ScheduledExecutorService ticks =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    var unused =
        ticks.scheduleWithFixedDelay(
            fairQueue.ticks()::lines, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    open.push(ticks::shutdownNow);
  }

  private Infrastructure infrastructure() {
    Infrastructure infrastructure =
        Infrastructure.open(
            ServerConfig.read(Map.of()), addresses(), null, Tracing.none(), () -> {});
    open.push(infrastructure);
    return infrastructure;
  }

  private StoreAddresses addresses() {
    String postgres = System.getProperty(AdmissionPathBenchmark.POSTGRES);
    String redis = System.getProperty(AdmissionPathBenchmark.REDIS);
    if (postgres != null && redis != null) {
      return new StoreAddresses(new PostgresConfig(postgres, null, null, CONNECTIONS), redis);
    }
    try {
      EmbeddedStores own = EmbeddedStores.start(Files.createTempDirectory("fairqueue-bench"));
      open.push(own);
      return own.addresses();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      close(open.pop());
    }
  }

  private static void close(AutoCloseable store) {
    try {
      store.close();
    } catch (Exception e) {
      throw new IllegalStateException("a store does not close", e);
    }
  }
}
