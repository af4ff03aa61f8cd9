package io.fairqueue.postgres.migration;

import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.postgres.sql.Failures;
import io.fairqueue.postgres.sql.Statements;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a migration goes through that older nodes can't bear: shut until it is done, so that no node
 * comes meanwhile, and passed only when no older one is there. The lock is its connection's, so one
 * that crashes leaves it open.
 */
final class UpgradeGate implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(UpgradeGate.class);
  private static final Statements SQL = new Statements(UpgradeGate.class);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** How long another migration may take until this one gives up waiting for it. */
  private static final Duration OTHERS = Duration.ofMinutes(2);

  private final Handle handle;
  private final int family;

  private UpgradeGate(Handle handle, int family) {
    this.handle = handle;
    this.family = family;
  }

  /**
   * Waits until no older node runs, and keeps it so until the gate is closed.
   *
   * @param version the newest migration that older nodes can't bear
   * @param maxWait how long to wait for them
   * @throws StoreDataException if they go on running
   * @throws StoreUnavailableException if another migration does
   */
  static UpgradeGate pass(DataSource connections, int version, Duration maxWait) {
    UpgradeGate gate = open(Jdbi.open(connections));
    try {
      gate.await(version, maxWait);
      return gate;
    } catch (RuntimeException e) {
      gate.close();
      throw e;
    }
  }

  private static UpgradeGate open(Handle handle) {
    try {
      return new UpgradeGate(handle, RunningNodes.family(handle));
    } catch (RuntimeException e) {
      handle.close();
      throw e;
    }
  }

  private void await(int version, Duration maxWait) {
    long start = System.nanoTime();
    while (true) {
      boolean shut = query("shut");
      int older = RunningNodes.read(handle).before(version);
      if (shut && older == 0) {
        return;
      }
      if (shut) {
        // Nodes may start until it is clear that this one goes on.
        query("open");
      }
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (older > 0 && waited.compareTo(maxWait) >= 0) {
        throw new StoreDataException(
            ("migration %d wants all older nodes stopped, and %d still %s: stop %s, then migrate,"
                    + " then start the new release")
                .formatted(
                    version, older, older == 1 ? "runs" : "run", older == 1 ? "it" : "them"));
      }
      if (waited.compareTo(OTHERS) >= 0) {
        throw new StoreUnavailableException(Failures.STORE, "another node is migrating it");
      }
      pause();
    }
  }

  private boolean query(String statement) {
    return SQL.query(handle, statement).bind("family", family).mapTo(Boolean.class).one();
  }

  private static void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException(Failures.STORE, e);
    }
  }

  /** Opens it for everybody. */
  @Override
  public void close() {
    try (handle) {
      query("open");
    } catch (JdbiException lost) {
      LOG.debug("the database opens it where the connection was lost", lost);
    }
  }
}
