package io.fairqueue.postgres.operation;

import io.fairqueue.port.Operation;
import io.fairqueue.postgres.sql.Statements;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/**
 * What was done under an {@link Operation}, in {@code effects}: noted by the transaction that does
 * it, so that a commit that nobody heard of is found by the next try. Work without a name costs
 * nothing here, and a first try one insert.
 */
public final class Effects {

  private static final Statements SQL = new Statements(Effects.class);

  private Effects() {}

  /** What this act gave before under the operation of this thread. */
  public static OptionalLong before(Handle handle, String act) {
    Operation operation = Operation.current();
    return operation == null || !Operation.isRepeated()
        ? OptionalLong.empty()
        : before(handle, operation, act);
  }

  /** The same under an operation of another thread. */
  public static OptionalLong before(Handle handle, Operation operation, String act) {
    return SQL.query(handle, "before")
        .bind("operation", operation.id())
        .bind("act", act)
        .map((row, context) -> OptionalLong.of(row.getLong("result")))
        .findOne()
        .orElse(OptionalLong.empty());
  }

  /** Notes that this act was done under the operation of this thread. */
  public static void note(Handle handle, String act, long result) {
    Operation operation = Operation.current();
    if (operation != null) {
      note(handle, operation, act, result);
    }
  }

  /** The same under an operation of another thread. */
  public static void note(Handle handle, Operation operation, String act, long result) {
    SQL.update(handle, "note")
        .bind("operation", operation.id())
        .bind("act", act)
        .bind("result", result)
        .execute();
  }
}
