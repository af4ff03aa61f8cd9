package io.fairqueue.cli.crowd.setup;

import io.fairqueue.port.StoreDataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Accounts of simulated fans, straight in the database: thousands in a second. */
final class FanRows {

  /** A fan's email address, but for the number. */
  static final String ADDRESS = "fan-%s@fairqueue.example";

  private static final int AT_ONCE = 5_000;

  private final DataSource database;

  FanRows(DataSource database) {
    this.database = database;
  }

  /** The fans from number one on; those that are not there are made. */
  List<Row> of(int count) {
    List<Row> rows = new ArrayList<>(count);
    try (Connection connection = database.getConnection()) {
      for (int first = 1; first <= count; first += AT_ONCE) {
        int last = Math.min(count, first + AT_ONCE - 1);
        add(connection, first, last);
        read(connection, first, last, rows);
      }
    } catch (SQLException e) {
      throw new StoreDataException("no accounts for fans", e);
    }
    return rows;
  }

  private static void add(Connection connection, int first, int last) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(sql("add"))) {
      insert.setString(1, ADDRESS);
      insert.setInt(2, first);
      insert.setInt(3, last);
      insert.executeUpdate();
    }
  }

  private static void read(Connection connection, int first, int last, List<Row> rows)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql("read"))) {
      query.setInt(1, first);
      query.setInt(2, last);
      query.setString(3, ADDRESS);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          rows.add(new Row(found.getObject(1, UUID.class), found.getInt(2)));
        }
      }
    }
  }

  private static String sql(String name) {
    try (InputStream file = FanRows.class.getResourceAsStream("FanRows/" + name + ".sql")) {
      if (file == null) {
        throw new IllegalStateException("no statement " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An account, as far as its sessions need it. */
  record Row(UUID id, int epoch) {}
}
