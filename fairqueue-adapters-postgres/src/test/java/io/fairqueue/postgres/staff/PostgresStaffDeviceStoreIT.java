package io.fairqueue.postgres.staff;

import io.fairqueue.port.Stores;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.contract.staff.StaffDeviceStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class PostgresStaffDeviceStoreIT extends StaffDeviceStoreContract {

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
