package io.fairqueue.postgres.check;

import io.fairqueue.domain.EventId;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Proves the invariants over the stored facts. Thread-safe; reads only. */
public final class PostgresChecks {

  private static final Statements SQL = new Statements(PostgresChecks.class);

  private static final List<Check> CHECKS =
      List.of(
          sql("units agree with claims", 1, "stock"),
          sql("one claim per unit", 1, "oneClaimPerUnit"),
          sql("each unit's history explains it", 1, "history"),
          sql("tiers have what they promise", 1, "capacity"),
          sql("one ticket per sold unit", 1, "tickets"),
          log("admission follows the line", 2),
          sql("lines are where their logs end", 2, "logEnd"),
          sql("admissions are those of the log", 2, "admissionsOfLog"),
          sql("admission rate is kept", 3, "admissionRate"),
          sql("admissions keep to the cap", 3, "admissionCap"),
          sql("captured money had its effect", 5, "money"),
          sql("money goes back once", 5, "refunds"),
          sql("kept sums are those of the rows", 5, "sums"),
          sql("admissions are used by their owners, once", 6, "admissionUse"),
          sql("one live entry per fan, and no more claims than allowed", 6, "liveOnce"));

  private final Database database;

  public PostgresChecks(DataSource dataSource) {
    database = new Database(dataSource);
  }

  /**
   * Runs every check, each on a consistent snapshot (that of the logs line by line); safe while the
   * sale goes on.
   *
   * @param event null for all events
   */
  public List<CheckResult> run(@Nullable EventId event) {
    return CHECKS.stream().map(check -> check.run(database, event)).toList();
  }

  private static Check log(String name, int invariant) {
    return (database, event) -> new LogCheck(database).run(name, invariant, event);
  }

  private static Check sql(String name, int invariant, String statement) {
    return (database, event) ->
        database.runAtLength(
            handle -> {
              SQL.update(handle, "plan").execute();
              return SQL.query(handle, statement)
                  .bind("event", event == null ? null : event.value())
                  .map(
                      (row, context) ->
                          new CheckResult(
                              name,
                              invariant,
                              row.getBoolean("passed"),
                              Columns.text(row, "figures")))
                  .one();
            });
  }

  private interface Check {

    CheckResult run(Database database, @Nullable EventId event);
  }
}
