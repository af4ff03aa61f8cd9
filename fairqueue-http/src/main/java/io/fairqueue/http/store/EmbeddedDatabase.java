package io.fairqueue.http.store;

import io.fairqueue.postgres.PostgresConfig;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** A real PostgreSQL beside the server; its commits survive a kill of anything. */
final class EmbeddedDatabase implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final int CONNECTIONS = 50;

  /** Ends all sessions, rolls back, writes a checkpoint: a fast shutdown. */
  private static final String FAST_SHUTDOWN = "INT";

  private final DataDirectory data;
  private final EmbeddedPostgres server;

  private EmbeddedDatabase(DataDirectory data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /** Starts it; one that a killed server left behind is ended first. */
  static EmbeddedDatabase start(DataDirectory data) {
    endLeftover(data);
    try {
      return new EmbeddedDatabase(
          data,
          EmbeddedPostgres.builder()
              .setDataDirectory(data.postgres())
              .setOverrideWorkingDirectory(data.programs().toFile())
              .setPgBinaryResolver(new Binaries(data.programs()))
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "300")
              // The defaults are those of a small machine: a long line's indexes should fit, and a
              // crowd's joins should not be what makes checkpoints.
              .setServerConfig("shared_buffers", "256MB")
              .setServerConfig("max_wal_size", "2GB")
              .setPGStartupWait(LONGEST_START)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  PostgresConfig config() {
    return new PostgresConfig(server.getJdbcUrl("postgres", "postgres"), null, null, CONNECTIONS);
  }

  long pid() {
    return postmaster(data).orElseThrow();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      // The library gives up after five seconds.
      endLeftover(data);
    }
  }

  private static void endLeftover(DataDirectory data) {
    postmaster(data).stream()
        .boxed()
        .flatMap(pid -> OurProcess.find(pid, data.programs()).stream())
        .forEach(process -> process.end(FAST_SHUTDOWN));
  }

  private static OptionalLong postmaster(DataDirectory data) {
    return ProcessFiles.pid(data.postgres().resolve("postmaster.pid"));
  }

  /**
   * The usual binaries, known by the directory they are unpacked to: the library unpacks once per
   * resolver, and would go on using a directory that is another server's.
   */
  private record Binaries(Path programs) implements PgBinaryResolver {

    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
    }
  }
}
