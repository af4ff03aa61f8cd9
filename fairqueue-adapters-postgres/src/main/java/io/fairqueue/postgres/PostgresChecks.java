package io.fairqueue.postgres;

import io.fairqueue.domain.EventId;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Proves the invariants over the stored facts. Thread-safe; reads only. */
public final class PostgresChecks {

  private static final Statements SQL = new Statements(PostgresChecks.class);

  private static final List<Check> CHECKS =
      List.of(
          new Check("units agree with claims", 1, "stock"),
          new Check("one claim per unit", 1, "oneClaimPerUnit"),
          new Check("each unit's history explains it", 1, "history"),
          new Check("tiers have what they promise", 1, "capacity"),
          new Check("one ticket per sold unit", 1, "tickets"),
          new Check("numbers are handed out once", 2, "numbers"),
          new Check("admission follows the line", 2, "admissionOrder"),
          new Check("admission rate is kept", 3, "admissionRate"),
          new Check("admissions keep to the cap", 3, "admissionCap"),
          new Check("captured money had its effect", 5, "money"),
          new Check("money goes back once", 5, "refunds"),
          new Check("admissions are used by their owners, once", 6, "admissionUse"),
          new Check("one live entry and claim per fan", 6, "liveOnce"));

  private final Database database;

  public PostgresChecks(DataSource dataSource) {
    database = new Database(dataSource);
  }

  /**
   * Runs every check, each on a consistent snapshot; safe while the sale goes on.
   *
   * @param event null for all events
   */
  public List<CheckResult> run(@Nullable EventId event) {
    return CHECKS.stream()
        .map(check -> database.runAtLength(handle -> check.run(handle, event)))
        .toList();
  }

  private record Check(String name, int invariant, String statement) {

    CheckResult run(Handle handle, @Nullable EventId event) {
      return SQL.query(handle, statement)
          .bind("event", event == null ? null : event.value())
          .map(
              (row, context) ->
                  new CheckResult(
                      name, invariant, row.getBoolean("passed"), Columns.text(row, "figures")))
          .one();
    }
  }
}
