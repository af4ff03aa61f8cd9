package io.fairqueue.tck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A primary and its standby, of one test's own. The standby is made by a copy of the primary's
 * files, and follows it until it is {@linkplain #cut cut off}. Not thread-safe.
 */
public final class PostgresPair implements AutoCloseable {

  private static final String STANDBY = "standby";

  /** What belongs to the running server, and to nobody who has its files. */
  private static final Set<String> OF_THE_PROCESS =
      Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

  private final PrivatePostgres primary = new PrivatePostgres();
  private final PrivatePostgres standby = new PrivatePostgres(copy());

  /** Starts both; commits are acknowledged before the standby has them. */
  public PostgresPair() {
    awaitFollowing();
  }

  /** From now on a commit is acknowledged once the standby has it on its disk. */
  public void makeSynchronous() {
    execute(primary, "alter system set synchronous_standby_names = '" + STANDBY + "'");
    execute(primary, "select pg_reload_conf()");
    await(primary, "select sync_state = 'sync' from pg_stat_replication");
  }

  /** Names both; a connection goes to the one that takes writes. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres?user=postgres"
            .formatted(primary.port(), standby.port())
        + "&targetServerType=primary&hostRecheckSeconds=0";
  }

  /** Returns once the standby has all that was committed. */
  public void awaitFollowing() {
    await(
        primary,
        "select replay_lsn >= pg_current_wal_lsn() from pg_stat_replication"
            + " where application_name = '"
            + STANDBY
            + "'");
  }

  /** What is committed from now on never reaches the standby. */
  public void cut() {
    execute(standby, "alter system set primary_conninfo = ''");
    execute(standby, "select pg_reload_conf()");
    await(primary, "select not exists (select from pg_stat_replication)");
    await(standby, "select not exists (select from pg_stat_wal_receiver)");
  }

  /** The primary is gone without a warning, and the standby takes over. */
  public void failOver() {
    primary.kill();
    await(standby, "select case when pg_is_in_recovery() then pg_promote() else true end");
    await(standby, "select not pg_is_in_recovery()");
  }

  @Override
  public void close() {
    standby.close();
    primary.close();
  }

  private TemporaryDirectory copy() {
    TemporaryDirectory directory = TemporaryDirectory.create("fairqueue-standby");
    Path to = directory.path().resolve("data");
    try (Connection connection = DriverManager.getConnection(primary.url());
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('standby', true)");
      copy(primary.data(), to);
      try (ResultSet stopped =
          statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        stopped.next();
        Files.writeString(to.resolve("backup_label"), stopped.getString(1));
      }
      Files.createFile(to.resolve("standby.signal"));
      Files.writeString(
          to.resolve("postgresql.auto.conf"),
          "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres application_name=%s'%n"
              .formatted(primary.port(), STANDBY),
          StandardOpenOption.APPEND);
      return directory;
    } catch (SQLException e) {
      throw new AssertionError("no standby", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copied = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectory(
              copied,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else if (!OF_THE_PROCESS.contains(file.getFileName().toString())) {
          copyIfThere(file, copied);
        }
      }
    }
  }

  private static void copyIfThere(Path file, Path copied) throws IOException {
    try {
      Files.copy(file, copied);
    } catch (NoSuchFileException removed) {
      // The server tidies up meanwhile; its log says again what matters.
    }
  }

  private static void execute(PrivatePostgres server, String sql) {
    try (Connection connection = DriverManager.getConnection(server.url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static void await(PrivatePostgres server, String condition) {
    // A server that starts, or becomes the primary, may refuse for a moment.
    Awaitility.await(condition)
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(() -> holds(server, condition));
  }

  private static boolean holds(PrivatePostgres server, String condition) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.url());
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(condition)) {
      return answer.next() && answer.getBoolean(1);
    }
  }
}
