package io.fairqueue.postgres.account;

import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import javax.sql.DataSource;

/** Random secrets that all nodes share, in {@code server_secrets}; migrations made them. */
public final class PostgresServerSecrets {

  private static final Statements SQL = new Statements(PostgresServerSecrets.class);

  private final Database database;

  public PostgresServerSecrets(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  /** What hashes in other stores are made with; stays the same. */
  public byte[] pepper() {
    return database.run(handle -> SQL.query(handle, "pepper").mapTo(byte[].class).one());
  }
}
