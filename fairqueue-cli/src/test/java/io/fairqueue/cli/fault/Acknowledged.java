package io.fairqueue.cli.fault;

import io.fairqueue.cli.crowd.setup.Accounts;
import io.fairqueue.cli.witness.Ask;
import io.fairqueue.cli.witness.Fact;
import io.fairqueue.cli.witness.Seen;
import io.fairqueue.domain.EventId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether what fans were told once is what the store says in the end. */
final class Acknowledged {

  private static final String NUMBERS =
      """
      select c.email || ' is number ' || q.number
      from queue_entries q join customers c on c.id = q.customer_id
      where q.event_id = ?::uuid
      """;

  private static final String SOLD =
      "select id from claims where event_id = ?::uuid and status in ('CONFIRMED', 'REFUNDED')";

  private static final String TICKETS =
      """
      select t.claim_id || ' has ' || count(*)
      from tickets t join claims c on c.id = t.claim_id
      where c.event_id = ?::uuid
      group by t.claim_id
      """;

  private static final String PAID =
      """
      select p.reference
      from payments p join claims c on c.id = p.claim_id
      where c.event_id = ?::uuid and c.status = 'CONFIRMED' and p.status = 'SUCCEEDED'
      """;

  private final String database;
  private final EventId event;

  Acknowledged(String database, EventId event) {
    this.database = database;
    this.event = event;
  }

  /** What was told and is not so, in words. */
  List<String> broken(List<Seen> seen) {
    Set<String> numbers = all(NUMBERS);
    Set<String> sold = all(SOLD);
    Set<String> tickets = all(TICKETS);
    List<String> broken = new ArrayList<>();
    for (Seen each : seen) {
      if (each.fact() instanceof Fact.Standing standing && each.ask() == Ask.JOIN) {
        String said = Accounts.fan(each.fan() + 1).value() + " is number " + standing.number();
        unless(numbers.contains(said), said, broken);
      }
      if (each.fact() instanceof Fact.Holding holding && holding.isSold()) {
        unless(sold.contains(holding.claim()), holding.claim() + " is sold", broken);
      }
      if (each.fact() instanceof Fact.Ticketed ticketed && !ticketed.labels().isEmpty()) {
        String said = ticketed.claim() + " has " + ticketed.labels().size();
        unless(tickets.contains(said), said + " tickets", broken);
      }
    }
    return broken;
  }

  private static void unless(boolean isSo, String said, List<String> broken) {
    if (!isSo) {
      broken.add(said);
    }
  }

  /** The references of payments with whose money somebody has a ticket. */
  Set<String> paidReferences() {
    return all(PAID);
  }

  private Set<String> all(String query) {
    Set<String> all = new HashSet<>();
    try (Connection connection = DriverManager.getConnection(database);
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, event.toString());
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        all.add(rows.getString(1));
      }
      return all;
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }
}
