package io.fairqueue.postgres.message;

import io.fairqueue.domain.message.Message;
import io.fairqueue.message.Listener;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A program that writes its own table in answer, once for each message, as docs/embedding.md says.
 */
final class Bookkeeping implements Listener {

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  Bookkeeping(DataSource dataSource) {
    jdbc = new JdbcTemplate(dataSource);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  @Override
  public void on(Message message) {
    if (message instanceof Message.ClaimConfirmed sold) {
      transaction.executeWithoutResult(
          status -> {
            int first =
                jdbc.update(
                    "insert into heard (message) values (?) on conflict do nothing",
                    sold.head().id().value());
            if (first == 1) {
              jdbc.update(
                  "insert into invoices (claim, amount_minor, currency) values (?, ?, ?)",
                  sold.claim().id().value(),
                  sold.claim().amount().minor(),
                  sold.claim().amount().currency().getCurrencyCode());
            }
          });
    }
  }
}
