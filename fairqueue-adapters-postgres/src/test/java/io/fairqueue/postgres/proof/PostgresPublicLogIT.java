package io.fairqueue.postgres.proof;

import io.fairqueue.port.Stores;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.contract.proof.PublicLogContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class PostgresPublicLogIT extends PublicLogContract {

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
