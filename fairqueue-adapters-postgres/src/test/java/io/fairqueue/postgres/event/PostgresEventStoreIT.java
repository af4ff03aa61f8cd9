package io.fairqueue.postgres.event;

import io.fairqueue.port.Stores;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.contract.event.EventStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class PostgresEventStoreIT extends EventStoreContract {

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
  protected Stores stores() {
    return database.stores();
  }
}
