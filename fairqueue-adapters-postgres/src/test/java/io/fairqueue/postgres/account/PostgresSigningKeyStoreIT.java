package io.fairqueue.postgres.account;

import io.fairqueue.port.Stores;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.contract.account.SigningKeyStoreContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class PostgresSigningKeyStoreIT extends SigningKeyStoreContract {

  private final List<TestDatabase> databases = new ArrayList<>();

  @AfterEach
  void close() {
    databases.forEach(TestDatabase::close);
  }

  @Override
  protected Stores freshStores() {
    TestDatabase database = new TestDatabase();
    databases.add(database);
    return database.stores();
  }
}
