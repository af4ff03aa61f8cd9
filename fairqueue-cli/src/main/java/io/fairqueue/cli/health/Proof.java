package io.fairqueue.cli.health;

import io.fairqueue.cli.stores.Backend;
import io.fairqueue.domain.EventId;
import io.fairqueue.postgres.check.CheckResult;
import io.fairqueue.postgres.check.PostgresChecks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The invariants, looked at over the stored facts. */
public record Proof(List<Row> rows) {

  public Proof {
    rows = List.copyOf(rows);
  }

  /**
   * As of now; safe while a sale goes on.
   *
   * @param event null for all events
   */
  public static Proof of(Backend backend, @Nullable EventId event) {
    return new Proof(
        new PostgresChecks(backend.dataSource()).run(event).stream().map(Row::of).toList());
  }

  public int broken() {
    return (int) rows.stream().filter(row -> !row.holds()).count();
  }

  /**
   * One check.
   *
   * @param invariant the invariant that it proves; several checks may prove one
   */
  public record Row(int invariant, String check, boolean holds, String figures) {

    private static Row of(CheckResult result) {
      return new Row(result.invariant(), result.name(), result.passed(), result.figures());
    }
  }
}
