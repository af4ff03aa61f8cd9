package io.fairqueue.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestPostgresIT {

  @Test
  void everyDatabaseIsNewAndEmpty() throws SQLException {
    String one = TestPostgres.freshDatabaseUrl();
    execute(one, "create table t (n int)");

    String other = TestPostgres.freshDatabaseUrl();

    assertThat(other).isNotEqualTo(one);
    execute(other, "create table t (n int)");
  }

  @Test
  void anOwnServerKeepsItsCommitsThroughAKill() throws SQLException {
    try (PrivateServer server = TestPostgres.startOwn()) {
      execute(server.url(), "create table t as select 42 as n");

      server.kill();
      assertThatThrownBy(() -> number(server.url())).isInstanceOf(SQLException.class);
      server.start();
      assertThat(number(server.url())).isEqualTo(42);

      server.stop();
      server.start();
      assertThat(number(server.url())).isEqualTo(42);
    }
  }

  @Test
  void aFrozenServerAnswersOnceItIsThawed() throws SQLException {
    try (PrivateServer server = TestPostgres.startOwn()) {
      execute(server.url(), "create table t as select 7 as n");

      server.freeze();
      assertThatThrownBy(() -> number(server.url() + "&socketTimeout=1&loginTimeout=1"))
          .isInstanceOf(SQLException.class);
      server.thaw();

      assertThat(number(server.url())).isEqualTo(7);
    }
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select n from t")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
