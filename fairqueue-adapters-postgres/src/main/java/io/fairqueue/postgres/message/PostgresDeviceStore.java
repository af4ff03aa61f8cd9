package io.fairqueue.postgres.message;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.message.Device;
import io.fairqueue.domain.message.DeviceAddress;
import io.fairqueue.domain.message.DeviceId;
import io.fairqueue.domain.message.Platform;
import io.fairqueue.port.message.DeviceStore;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Fans' devices, in {@code devices}; a trigger forgets those of accounts that end. */
public final class PostgresDeviceStore implements DeviceStore {

  private static final Statements SQL = new Statements(PostgresDeviceStore.class);

  private final Database database;

  public PostgresDeviceStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean put(Device device, DeviceAddress address) {
    return database.inTransaction(
        handle -> {
          UUID owner = device.owner().value();
          var locked = SQL.query(handle, "put.1-lock").bind("owner", owner);
          if (locked.mapTo(UUID.class).findOne().isEmpty()) {
            return false;
          }
          SQL.update(handle, "put.2-write")
              .bind("id", device.id().value())
              .bind("owner", owner)
              .bind("platform", device.platform().wireName())
              .bind("token", device.token())
              .bind("hash", address.hash())
              .bind("now", device.registeredAt())
              .bind("max", MAX)
              .execute();
          return true;
        });
  }

  @Override
  public boolean remove(CustomerId owner, DeviceAddress address) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "remove")
                    .bind("owner", owner.value())
                    .bind("hash", address.hash())
                    .execute()
                == 1);
  }

  @Override
  public List<Device> of(CustomerId owner) {
    return database.run(
        handle ->
            SQL.query(handle, "of")
                .bind("owner", owner.value())
                .map(PostgresDeviceStore::device)
                .list());
  }

  @Override
  public Optional<Device> find(DeviceId id) {
    return database.run(
        handle ->
            SQL.query(handle, "find")
                .bind("id", id.value())
                .map(PostgresDeviceStore::device)
                .findOne());
  }

  @Override
  public boolean forget(Device gone) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "forget")
                    .bind("id", gone.id().value())
                    .bind("token", gone.token())
                    .execute()
                == 1);
  }

  private static Device device(ResultSet row, StatementContext context) throws SQLException {
    return new Device(
        new DeviceId(Columns.uuid(row, "id")),
        new CustomerId(Columns.uuid(row, "customer_id")),
        Platform.of(Columns.text(row, "platform")).orElseThrow(),
        Columns.text(row, "token"),
        Columns.instant(row, "registered_at"));
  }
}
