package io.fairqueue.postgres.staff;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.SecondFactor;
import io.fairqueue.port.staff.SecondFactorStore;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What organizers show besides their passwords, in {@code second_factors}. */
public final class PostgresSecondFactorStore implements SecondFactorStore {

  private static final Statements SQL = new Statements(PostgresSecondFactorStore.class);
  private static final String ORGANIZER = "organizer";
  private static final String SEALED = "sealed";

  private final Database database;

  public PostgresSecondFactorStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<SecondFactor> find(OrganizerId organizer) {
    return database.run(
        handle ->
            SQL.query(handle, "find")
                .bind(ORGANIZER, organizer.value())
                .map(
                    (row, context) ->
                        new SecondFactor(
                            organizer,
                            Columns.text(row, SEALED),
                            Set.copyOf(Columns.texts(row, "recovery")),
                            Columns.instantOrNull(row, "confirmed_at")))
                .findOne());
  }

  @Override
  public boolean offer(OrganizerId organizer, String sealed, Set<String> recovery, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "offer")
                    .bind(ORGANIZER, organizer.value())
                    .bind(SEALED, sealed)
                    .bindArray("recovery", String.class, List.copyOf(recovery))
                    .bind("now", now)
                    .execute()
                == 1);
  }

  @Override
  public boolean confirm(OrganizerId organizer, String sealed, long step, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "confirm")
                    .bind(ORGANIZER, organizer.value())
                    .bind(SEALED, sealed)
                    .bind("step", step)
                    .bind("now", now)
                    .execute()
                == 1);
  }

  @Override
  public boolean useStep(OrganizerId organizer, long step) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "useStep")
                    .bind(ORGANIZER, organizer.value())
                    .bind("step", step)
                    .execute()
                == 1);
  }

  @Override
  public boolean useRecovery(OrganizerId organizer, String digest) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "useRecovery")
                    .bind(ORGANIZER, organizer.value())
                    .bind("digest", digest)
                    .execute()
                == 1);
  }

  @Override
  public boolean remove(OrganizerId organizer) {
    return database.inTransaction(
        handle -> SQL.update(handle, "remove").bind(ORGANIZER, organizer.value()).execute() == 1);
  }
}
