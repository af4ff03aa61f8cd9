package io.fairqueue.postgres.draw;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Stores;
import io.fairqueue.port.draw.BeaconPolicy;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.connection.PostgresConfig;
import io.fairqueue.postgres.connection.PostgresDataSources;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A node that does nothing but draw, until it is killed. */
final class DrawingNode {

  private DrawingNode() {}

  /** Takes the database, and what its clock says. */
  public static void main(String... args) {
    var pool = PostgresDataSources.pool(new PostgresConfig(args[0], null, null, 4));
    FairQueue node =
        node(
            new PostgresStores(pool, LineListener.none()),
            InstantSource.fixed(Instant.parse(args[1])));
    System.out.println("up");
    while (!Thread.currentThread().isInterrupted()) {
      try {
        node.ticks().draws();
      } catch (StoreUnavailableException slow) {
        System.out.println(slow.getMessage());
      }
    }
  }

  static FairQueue node(Stores stores, InstantSource time) {
    return FairQueue.builder()
        .stores(stores)
        .beacon(new BeaconPolicy(new OneValue(), BeaconChain.QUICKNET, Duration.ZERO))
        .time(time)
        .build();
  }
}
