package io.fairqueue.postgres.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.Stores;
import io.fairqueue.postgres.TestDatabase;
import io.fairqueue.tck.contract.claim.SeatStoreContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class PostgresSeatStoreIT extends SeatStoreContract {

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = new TestDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  /** Statistics lag behind a sale: what they made of few sold units must not decide. */
  @Test
  @Tag("N66")
  void seats_of_a_hall_that_sold_at_once_are_each_looked_up_by_themselves() throws SQLException {
    try (TestDatabase own = new TestDatabase();
        Connection connection = own.pool().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("set session_replication_role = replica");
      halls(statement, "Small", 200);
      seats(statement, "Small", 10);
      sold(statement, "Small", 1);
      statement.execute("analyze");
      halls(statement, "Large", 1);
      seats(statement, "Large", 2_000);
      sold(statement, "Large", 1_000);

      List<String> plan = new ArrayList<>();
      try (ResultSet lines =
          statement.executeQuery(
              "explain (analyze, timing off) select * from seat_states"
                  + " where event_id = (select event_id from tiers where name = 'Large')")) {
        while (lines.next()) {
          plan.add(lines.getString(1));
        }
      }

      assertThat(plan)
          .anyMatch(line -> line.contains("seats"))
          .noneMatch(line -> line.contains("Rows Removed by Join Filter"));
    }
  }

  private static void halls(Statement statement, String tier, int count) throws SQLException {
    statement.execute(
        """
        insert into tiers (id, event_id, position, name, seating, capacity, price_minor, slot)
        select gen_random_uuid(), gen_random_uuid(), 0, '%s', 'RESERVED', 2000, 100, 0
        from generate_series(1, %d)"""
            .formatted(tier, count));
  }

  private static void seats(Statement statement, String tier, int count) throws SQLException {
    statement.execute(
        """
        insert into seats (
          event_id, unit_no, unit_id, tier_id, section, seat_row, number, price_minor, row_key,
          seat_key, row_order, seat_order, seat_ordinal, blocked
        )
        select
          t.event_id, u, gen_random_uuid(), t.id, 'A', '1', u, null, 'A' || chr(31) || '1', u, 'A',
          u, u, false
        from tiers t, generate_series(1, %d) u
        where t.name = '%s'"""
            .formatted(count, tier));
  }

  private static void sold(Statement statement, String tier, int count) throws SQLException {
    statement.execute(
        """
        insert into claim_units (
          claim_id, position, unit_id, label, tier_id, price_minor, event_id, unit_no, live
        )
        select gen_random_uuid(), 0, s.unit_id, 'A', t.id, 100, s.event_id, s.unit_no, true
        from seats s
        join tiers t on t.id = s.tier_id
        where t.name = '%s' and s.unit_no <= %d"""
            .formatted(tier, count));
  }

  @Override
  protected Stores stores() {
    return database.stores();
  }
}
