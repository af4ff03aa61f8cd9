package io.fairqueue.postgres.migration;

import io.fairqueue.domain.EventId;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Makes the log of each line, and the admissions, of the rows that lines were before.
 *
 * <ol>
 *   <li>Works in many transactions of bounded size, on connections of its own. Each line's log says
 *       how far it has come: killed in the middle, this goes on where it was.
 *   <li>Changes nothing in the old tables, which the next migration drops.
 *   <li>Reads what is stored by its own statements: those of the stores know later columns.
 * </ol>
 *
 * <p>Flyway's own transaction around it has nothing in it. Without one, a failure would be noted
 * there, and somebody would have to take the note away before the next try.
 */
final class EntriesToLog implements JavaMigration {

  private static final Statements SQL = new Statements(EntriesToLog.class);

  private final DataSource connections;
  private final MigrationProgress progress;

  EntriesToLog(DataSource connections, MigrationProgress progress) {
    this.connections = connections;
    this.progress = progress;
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("15");
  }

  @Override
  public String getDescription() {
    return "entries to log";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) {
    Database database = new Database(connections);
    database.inPatientTransaction(handle -> SQL.update(handle, "prepare").execute());
    List<OldLine> lines =
        database.inPatientTransaction(
            handle ->
                SQL.query(handle, "lines")
                    .map(
                        (row, any) ->
                            new OldLine(
                                new EventId(Columns.uuid(row, "event_id")),
                                row.getLong("entries"),
                                row.getLong("moved")))
                    .list());
    long entries = lines.stream().mapToLong(OldLine::entries).sum();
    long before = 0;
    for (OldLine line : lines) {
      move(database, line, before, entries);
      before += line.entries;
    }
  }

  private void move(Database database, OldLine line, long before, long entries) {
    LineMove move = new LineMove(line.event);
    long moved = line.moved;
    while (database.inPatientTransaction(move::step)) {
      moved += LineMove.STEP;
      progress.moved(before + Math.min(moved, line.entries), entries);
    }
  }

  private record OldLine(EventId event, long entries, long moved) {}
}
