package io.fairqueue.postgres;

import static org.awaitility.Awaitility.await;

import io.fairqueue.domain.EventId;
import io.fairqueue.postgres.stock.EventLock;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** An event that somebody else is changing, until this is closed. */
public final class WaitingLocks implements AutoCloseable {

  private final Handle changer;

  private WaitingLocks(Handle changer) {
    this.changer = changer;
  }

  public static WaitingLocks heldBySomebodyChanging(DataSource connections, EventId event) {
    Handle changer = Jdbi.create(connections).open();
    changer.begin();
    changer
        .createQuery("select 1 from (select pg_advisory_xact_lock(:key)) as changes")
        .bind("key", EventLock.key(event))
        .mapTo(Integer.class)
        .one();
    return new WaitingLocks(changer);
  }

  /** Waits until {@code transactions} transactions wait for locks in this database. */
  public static void awaitWaiting(DataSource connections, int transactions) {
    Jdbi outside = Jdbi.create(connections);
    await()
        .until(
            () ->
                outside.withHandle(
                        handle ->
                            handle
                                .createQuery(
                                    "select count(*) from pg_stat_activity where datname ="
                                        + " current_database() and wait_event_type = 'Lock'")
                                .mapTo(Integer.class)
                                .one())
                    >= transactions);
  }

  @Override
  public void close() {
    changer.commit();
    changer.close();
  }
}
