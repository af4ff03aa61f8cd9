package io.fairqueue.postgres.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.Stores;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.postgres.check.PostgresChecks;
import io.fairqueue.tck.contract.payment.MoneyInterleavings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

final class PostgresMoneyInterleavingsIT extends MoneyInterleavings {

  private TestDatabase database;

  @BeforeEach
  void open() {
    database = new TestDatabase();
  }

  @AfterEach
  void whatIsStoredIsSound() {
    try {
      assertThat(new PostgresChecks(database.pool()).run(null))
          .allSatisfy(result -> assertThat(result.passed()).as(result.toString()).isTrue());
      assertThat(database.deadlocks()).isZero();
    } finally {
      database.close();
    }
  }

  @Override
  protected Stores stores() {
    return database.stores();
  }

  @Override
  protected int runs() {
    return Integer.getInteger("fairqueue.test.days", 25);
  }
}
