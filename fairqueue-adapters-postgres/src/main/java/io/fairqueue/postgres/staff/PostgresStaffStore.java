package io.fairqueue.postgres.staff;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.domain.staff.StaffMember;
import io.fairqueue.port.staff.StaffStore;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who works on which event, in {@code event_staff}. */
public final class PostgresStaffStore implements StaffStore {

  private static final Statements SQL = new Statements(PostgresStaffStore.class);
  private static final String EVENT = "event";
  private static final String ORGANIZER = "organizer";

  private final Database database;

  public PostgresStaffStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean put(StaffMember member) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "put")
                    .bind(EVENT, member.event().value())
                    .bind(ORGANIZER, member.organizer().value())
                    .bind("role", member.role().name())
                    .bind("addedBy", member.addedBy().value())
                    .bind("addedAt", member.addedAt())
                    .execute()
                == 1);
  }

  @Override
  public boolean remove(EventId event, OrganizerId organizer) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "remove")
                    .bind(EVENT, event.value())
                    .bind(ORGANIZER, organizer.value())
                    .execute()
                == 1);
  }

  @Override
  public Optional<Role> role(EventId event, OrganizerId organizer) {
    return database.run(
        handle ->
            SQL.query(handle, "role")
                .bind(EVENT, event.value())
                .bind(ORGANIZER, organizer.value())
                .map((row, context) -> Columns.literal(row, "role", Role.class))
                .findOne());
  }

  @Override
  public Map<EventId, Role> roles(OrganizerId organizer) {
    return database.run(
        handle ->
            SQL
                .query(handle, "roles")
                .bind(ORGANIZER, organizer.value())
                .map(
                    (row, context) ->
                        Map.entry(
                            new EventId(Columns.uuid(row, "event_id")),
                            Columns.literal(row, "role", Role.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public List<StaffMember> of(EventId event) {
    return database.run(
        handle ->
            SQL.query(handle, "of")
                .bind(EVENT, event.value())
                .map(
                    (row, context) ->
                        new StaffMember(
                            event,
                            new OrganizerId(Columns.uuid(row, "organizer_id")),
                            Columns.literal(row, "role", Role.class),
                            new OrganizerId(Columns.uuid(row, "added_by")),
                            Columns.instant(row, "added_at")))
                .list());
  }
}
