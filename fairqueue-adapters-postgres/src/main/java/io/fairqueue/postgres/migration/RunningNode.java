package io.fairqueue.postgres.migration;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.connection.PostgresDataSources;
import io.fairqueue.postgres.sql.Failures;
import io.fairqueue.postgres.sql.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to every other node which schema version this one was made for, as long as it runs.
 *
 * <ol>
 *   <li>Holds a shared advisory lock that names the version, on a connection of its own: when the
 *       node ends or crashes, the database lets go of it.
 *   <li>A migration that older nodes can't bear first shuts the gate that all come through, and
 *       then looks who is there; see {@link UpgradeGate}.
 *   <li>A node that has come through the gate looks whether such a migration was there before.
 *   <li>A lost connection is replaced within {@link #INTERVAL}, also after a failover. If the
 *       database was migrated meanwhile, the node is {@linkplain #probe not well}.
 * </ol>
 *
 * Thread-safe.
 */
public final class RunningNode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningNode.class);
  private static final Statements SQL = new Statements(RunningNode.class);
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final int SOCKET_SECONDS = 5;

  private final PGSimpleDataSource connections;
  private final int version;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Handle lock;
  private @Nullable Long lostAt;
  private volatile boolean refusalTold;
  private volatile OptionalInt outgrownBy = OptionalInt.empty();

  private RunningNode(HikariDataSource pool, int version) {
    this.connections = PostgresDataSources.withoutTimeouts(pool);
    this.connections.setSocketTimeout(SOCKET_SECONDS);
    this.connections.setApplicationName("fairqueue node");
    this.version = version;
  }

  /**
   * Registers a node.
   *
   * @param pool tells how to connect
   * @param version what {@link PostgresMigrations#migrate} has answered
   * @throws StoreUnavailableException if the database does not answer, or is being migrated
   * @throws StoreDataException if it was migrated for newer nodes only
   */
  public static RunningNode register(HikariDataSource pool, int version) {
    RunningNode node = new RunningNode(pool, version);
    try {
      node.hold();
      node.probe();
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
    Thread.ofVirtual().name("fairqueue-node").start(node::keep);
    return node;
  }

  /** Registers again if the connection was lost. */
  synchronized void hold() {
    if (closed.getCount() == 0) {
      return;
    }
    try {
      Handle held = lock;
      if (held != null && isAlive(held)) {
        return;
      }
      let();
      lock = connect();
      tellReturn();
    } catch (RuntimeException e) {
      let();
      throw Failures.translate(e);
    }
  }

  /** Under the lock. */
  private void tellReturn() {
    @Nullable Long lost = lostAt;
    if (lost != null) {
      LOG.info(
          "the node is registered again, after {} s",
          "%.1f".formatted((System.nanoTime() - lost) / 1e9));
    } else if (refusalTold) {
      LOG.info("the node is registered again");
    }
    lostAt = null;
    refusalTold = false;
  }

  private boolean isAlive(Handle held) {
    try {
      return SQL.query(held, "alive").mapTo(Integer.class).findOne().isPresent();
    } catch (JdbiException lost) {
      LOG.info("the node's own connection to the database was lost");
      lostAt = System.nanoTime();
      return false;
    }
  }

  private Handle connect() {
    Handle handle = Jdbi.open(connections);
    try {
      SQL.update(handle, "keepalive").execute();
      if (!registered(handle)) {
        throw new StoreUnavailableException(
            Failures.STORE, "it is being migrated, or takes no writes");
      }
      outgrownBy = outgrown(handle);
      outgrownBy.ifPresent(by -> LOG.error("{}", outgrown(by)));
      return handle;
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  private boolean registered(Handle handle) {
    return SQL.query(handle, "register")
        .bind("family", RunningNodes.family(handle))
        .bind("version", version)
        .mapTo(Boolean.class)
        .one();
  }

  private OptionalInt outgrown(Handle handle) {
    return SQL.query(handle, "outgrown")
        .bind("version", version)
        .bind("breaking", PostgresMigrations.BREAKING)
        .map(
            (row, context) -> {
              int by = row.getInt("by");
              return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(by);
            })
        .one();
  }

  private String outgrown(int by) {
    return "this release was made for schema %d, and migration %d wants a newer one"
        .formatted(version, by);
  }

  /**
   * Whether this node may go on, as it was known last; asks nobody.
   *
   * @throws StoreDataException if the database was migrated for newer nodes only
   */
  public void probe() {
    outgrownBy.ifPresent(
        by -> {
          throw new StoreDataException(outgrown(by));
        });
  }

  private void keep() {
    try {
      while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          hold();
        } catch (StoreUnavailableException away) {
          LOG.debug("the node is not registered for now", away);
        } catch (RuntimeException e) {
          if (!refusalTold) {
            refusalTold = true;
            LOG.error("the node can't be registered; it is tried again", e);
          }
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void let() {
    Handle held = lock;
    lock = null;
    if (held != null) {
      try {
        held.getConnection().close();
      } catch (SQLException lost) {
        LOG.debug("the connection was gone", lost);
      }
    }
  }

  /** The node ends. */
  @Override
  public synchronized void close() {
    closed.countDown();
    let();
  }
}
