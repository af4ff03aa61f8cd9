package io.fairqueue.spring;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.line.view.LineMemory;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.Tracing;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.account.PostgresServerSecrets;
import io.fairqueue.postgres.clock.DisciplinedClock;
import io.fairqueue.postgres.clock.PostgresClock;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.migration.PostgresMigrations;
import io.fairqueue.postgres.migration.RunningNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The database of this node, and all that is open to it: connections of its own, stores, a clock in
 * step with the server's, and the word that this node is running. Thread-safe.
 */
public final class FairQueueDatabase implements AutoCloseable {

  private final HikariDataSource pool;
  private final @Nullable DisciplinedClock clock;
  private final InstantSource time;
  private final LineMemory memory = LineMemory.ofThisNode();
  private final PostgresStores stores;
  private @Nullable RunningNode node;
  private int version;

  /**
   * Opens it, migrates it where that is wanted, and reads the live lines.
   *
   * @param time null for this machine's clock, kept in step with the database's
   * @param listener hears of each change of a line, before its caller is answered
   * @param tracing hears of each statement
   * @throws io.fairqueue.port.StoreUnavailableException if the database does not answer
   * @throws io.fairqueue.port.StoreDataException if it is not one for this release
   */
  FairQueueDatabase(
      PostgresConfig config,
      boolean migrate,
      @Nullable InstantSource time,
      LineListener listener,
      Tracing tracing) {
    this.pool = PostgresDataSources.pool(config);
    this.clock =
        time == null ? new DisciplinedClock(InstantSource.system(), new PostgresClock(pool)) : null;
    this.time = time == null ? Objects.requireNonNull(clock) : time;
    this.stores = new PostgresStores(pool, listener, this.time, memory, tracing);
    try {
      open(migrate);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void open(boolean migrate) {
    version = migrate ? PostgresMigrations.migrate(pool) : PostgresMigrations.state(pool).known();
    node = RunningNode.register(pool, version);
    refreshClock();
    stores.lineViews().refresh();
  }

  public PostgresStores stores() {
    return stores;
  }

  /** What time it is for this node. */
  public InstantSource time() {
    return time;
  }

  /** The newest migration that this release knows. */
  public int version() {
    return version;
  }

  /** Asks the server what time it is, where this node goes by that. */
  void refreshClock() {
    if (clock != null) {
      clock.refresh();
    }
  }

  /**
   * How long the database takes to answer.
   *
   * @throws io.fairqueue.port.StoreUnavailableException if it does not answer
   * @throws io.fairqueue.port.StoreDataException if it was migrated for newer nodes only
   */
  public Duration probe() {
    RunningNode registered = node;
    if (registered != null) {
      registered.probe();
    }
    return stores.probe();
  }

  /** A secret that all nodes share, and nobody has who sees another store of theirs. */
  byte[] pepper() {
    return new PostgresServerSecrets(pool).pepper();
  }

  /** As many bytes the views of lines may take. */
  long lineMemory() {
    return memory.limit();
  }

  /**
   * Shows the connections in a registry, the first one that comes.
   *
   * @param registry of Micrometer, which need not be there
   */
  void measure(Object registry) {
    if (pool.getMetricRegistry() == null) {
      pool.setMetricRegistry(registry);
    }
  }

  @Override
  public void close() {
    if (node != null) {
      node.close();
    }
    stores.close();
    pool.close();
  }
}
