package io.fairqueue.postgres.account;

import io.fairqueue.port.ServerSecrets;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import javax.sql.DataSource;

/** Random secrets that all nodes share, in {@code server_secrets}; migrations made some. */
public final class PostgresServerSecrets implements ServerSecrets {

  private static final Statements SQL = new Statements(PostgresServerSecrets.class);

  private final Database database;

  public PostgresServerSecrets(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  /** What hashes in other stores are made with; stays the same. */
  public byte[] pepper() {
    return database.run(handle -> SQL.query(handle, "pepper").mapTo(byte[].class).one());
  }

  @Override
  public byte[] firstOf(String name, byte[] mine) {
    return database.inTransaction(
        handle -> {
          SQL.update(handle, "firstOf.1-add").bind("name", name).bind("mine", mine).execute();
          return SQL.query(handle, "firstOf.2-find").bind("name", name).mapTo(byte[].class).one();
        });
  }

  @Override
  public boolean replace(String name, byte[] before, byte[] after) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "replace")
                    .bind("name", name)
                    .bind("before", before)
                    .bind("after", after)
                    .execute()
                == 1);
  }
}
