package io.fairqueue.spring;

import io.fairqueue.port.StoreDataException;
import io.fairqueue.port.StoreUnavailableException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the database answers, and is one for this release. */
final class FairQueueHealthIndicator implements HealthIndicator {

  private final FairQueueDatabase database;

  FairQueueHealthIndicator(FairQueueDatabase database) {
    this.database = database;
  }

  @Override
  public Health health() {
    try {
      return Health.up()
          .withDetail("postgres", database.probe().toMillis() + " ms")
          .withDetail("schema", database.version())
          .build();
    } catch (StoreUnavailableException | StoreDataException e) {
      return Health.down().withDetail("postgres", String.valueOf(e.getMessage())).build();
    }
  }
}
