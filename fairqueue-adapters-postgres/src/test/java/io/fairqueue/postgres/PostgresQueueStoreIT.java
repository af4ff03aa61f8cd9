package io.fairqueue.postgres;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.QueueStore;
import io.fairqueue.tck.Fixtures;
import io.fairqueue.tck.QueueStoreContract;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class PostgresQueueStoreIT extends QueueStoreContract {

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected QueueStore queue() {
    return database.stores().queue();
  }

  @Override
  protected EventId newLine(OptionalInt freeUnits) {
    return new Fixtures(database.stores()).newLine(freeUnits);
  }

  @Override
  protected CustomerId newCustomer() {
    return new CustomerId(UUID.randomUUID());
  }
}
