package io.fairqueue.postgres.payment;

import com.zaxxer.hikari.HikariDataSource;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.Stores;
import io.fairqueue.postgres.PostgresStores;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.contract.payment.WebhookNodesContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class PostgresWebhookNodesIT extends WebhookNodesContract {

  private static final List<PostgresStores> NODES = new ArrayList<>();
  private static TestDatabase database;
  private static HikariDataSource pool;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
    pool = database.newPool();
  }

  @AfterAll
  static void close() {
    NODES.forEach(PostgresStores::close);
    pool.close();
    database.close();
  }

  @Override
  protected Stores node() {
    PostgresStores node = new PostgresStores(pool, LineListener.none());
    NODES.add(node);
    return node;
  }
}
