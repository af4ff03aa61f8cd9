package example.boxoffice;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.message.Message;
import io.fairqueue.message.Listener;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** What was sold, in the program's own table. */
public final class Invoices implements Listener {

  private final DataSource dataSource;

  Invoices(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Writes an invoice, once however often it hears of the sale: both rows, or none. */
  @Override
  public void on(Message message) throws SQLException {
    if (!(message instanceof Message.ClaimConfirmed sold)) {
      return;
    }
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      if (isNew(connection, sold)) {
        write(connection, sold);
      }
      connection.commit();
    }
  }

  private static boolean isNew(Connection connection, Message message) throws SQLException {
    try (PreparedStatement heard =
        connection.prepareStatement("insert into heard values (?) on conflict do nothing")) {
      heard.setObject(1, message.head().id().value());
      return heard.executeUpdate() == 1;
    }
  }

  private static void write(Connection connection, Message.ClaimConfirmed sold)
      throws SQLException {
    try (PreparedStatement invoice =
        connection.prepareStatement("insert into invoices values (?, ?, ?)")) {
      invoice.setObject(1, sold.claim().id().value());
      invoice.setLong(2, sold.claim().amount().minor());
      invoice.setString(3, sold.claim().amount().currency().getCurrencyCode());
      int written = invoice.executeUpdate();
      assert written == 1;
    }
  }

  /** What a claim came to; empty where there is no invoice. */
  public OptionalLong of(ClaimId claim) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select amount_minor from invoices where claim = ?")) {
      query.setObject(1, claim.value());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }
}
