package io.fairqueue.postgres.staff;

import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.StaffDevice;
import io.fairqueue.port.staff.StaffDeviceStore;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;

/** In which browsers and programs organizers signed in, in {@code staff_devices}. */
public final class PostgresStaffDeviceStore implements StaffDeviceStore {

  private static final Statements SQL = new Statements(PostgresStaffDeviceStore.class);

  private final Database database;

  public PostgresStaffDeviceStore(Database database) {
    this.database = database;
  }

  @Override
  public void record(OrganizerId organizer, StaffDevice device, Instant now) {
    database.inTransaction(
        handle ->
            SQL.update(handle, "record")
                .bind("organizer", organizer.value())
                .bind("mark", device.mark())
                .bind("agent", device.agent())
                .bind("country", device.country())
                .bind("now", now)
                .execute());
  }
}
