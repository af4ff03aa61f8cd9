package io.fairqueue.http.process;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Access to the embedded database: its own role, by a password that is kept in the data directory,
 * and nobody else. The superuser has no way in at all: what only it may do is done here, while the
 * database serves nobody (single-user mode).
 */
final class DatabaseAccess {

  static final String ROLE = "fairqueue";

  private static final String DONE = "fairqueue: access is settled";
  private static final String RULES =
      """
      # Written by FairQueue at each start.
      host all fairqueue 127.0.0.1/32 scram-sha-256
      """;

  private final DataDirectory data;
  private final boolean settled;
  private final String password;

  DatabaseAccess(DataDirectory data) {
    this.data = data;
    this.settled = Files.exists(data.postgresPassword());
    this.password = settled ? read(data.postgresPassword()) : Passwords.random();
  }

  /**
   * Prepares a database that does not run; also one that an earlier release made, which let
   * everybody in.
   *
   * @param programs where this database's programs are
   */
  void settle(Path programs) {
    try {
      PrivateFiles.write(data.postgres().resolve("pg_hba.conf"), RULES);
      if (!settled) {
        alter(programs, statements().replace("${password}", password));
        PrivateFiles.write(data.postgresPassword(), password + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("access to PostgreSQL could not be settled", e);
    }
  }

  /** The role's; good once access is settled. */
  String password() {
    return password;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void alter(Path programs, String statements) throws IOException {
    List<String> command = new ArrayList<>(asNobody());
    command.addAll(
        List.of(
            programs.resolve("bin").resolve("postgres").toString(),
            "--single",
            "-j",
            "-D",
            data.postgres().toString(),
            "-c",
            "log_min_messages=warning",
            "-c",
            "log_min_error_statement=panic",
            "postgres"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(statements.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!said.contains(DONE)) {
      throw new IOException("PostgreSQL said: " + complaints(said));
    }
  }

  private static String complaints(String said) {
    return said.lines()
        .filter(line -> line.contains("ERROR:") || line.contains("FATAL:"))
        .collect(Collectors.joining("; "));
  }

  /** For root: in a user namespace it has no rights but over its own files. */
  static List<String> asNobody() {
    return LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of();
  }

  private static String statements() throws IOException {
    try (InputStream file = DatabaseAccess.class.getResourceAsStream("settle.sql")) {
      if (file == null) {
        throw new IOException("settle.sql is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
