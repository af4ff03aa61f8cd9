package io.fairqueue.http.process;

import io.fairqueue.postgres.connection.PostgresConfig;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL beside the server; its commits survive a kill of anything. */
final class EmbeddedDatabase implements AutoCloseable {

  private static final Duration MAX_START = Duration.ofSeconds(60);
  private static final String HOST = "127.0.0.1";
  private static final int CONNECTIONS = 50;

  /** Ends all sessions, rolls back, writes a checkpoint: a fast shutdown. */
  private static final String FAST_SHUTDOWN = "INT";

  private final DataDirectory data;
  private final DatabaseAccess access;
  private final EmbeddedPostgres server;

  private EmbeddedDatabase(DataDirectory data, DatabaseAccess access, EmbeddedPostgres server) {
    this.data = data;
    this.access = access;
    this.server = server;
  }

  /** Starts it; one that a killed server left behind is ended first. */
  static EmbeddedDatabase start(DataDirectory data) {
    endLeftover(data);
    Binaries binaries = new Binaries();
    DatabaseAccess access = new DatabaseAccess(data);
    try {
      return new EmbeddedDatabase(
          data,
          access,
          EmbeddedPostgres.builder()
              .setDataDirectory(data.postgres())
              .setOverrideWorkingDirectory(data.programs().toFile())
              .setPgBinaryResolver(binaries)
              .setDataDirectoryCustomizer(
                  directory -> access.settle(binaries.unpackedIn(data.programs())))
              .setConnectConfig("user", DatabaseAccess.ROLE)
              .setConnectConfig("password", access.password())
              .setServerConfig("listen_addresses", HOST)
              // A socket in the file system would be a second door, and nobody here uses it.
              .setServerConfig("unix_socket_directories", "")
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
              .setPGStartupWait(MAX_START)
              .start());
    } catch (IOException e) {
      endLeftover(data);
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  PostgresConfig config() {
    String url =
        "jdbc:postgresql://%s:%d/postgres?user=%s&password=%s"
            .formatted(HOST, server.getPort(), DatabaseAccess.ROLE, access.password());
    return new PostgresConfig(url, null, null, CONNECTIONS);
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
        .flatMap(pid -> StoreProcess.find(pid, data.programs()).stream())
        .forEach(process -> process.end(FAST_SHUTDOWN));
  }

  private static OptionalLong postmaster(DataDirectory data) {
    return ProcessFiles.pid(data.postgres().resolve("postmaster.pid"));
  }

  /**
   * The usual binaries. The library unpacks once per resolver, and would go on using a directory
   * that is another server's: so each start has its own.
   */
  private static final class Binaries implements PgBinaryResolver {

    private @Nullable MessageDigest digest;

    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
      try {
        digest = MessageDigest.getInstance("MD5");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IOException(impossible);
      }
      return new DigestInputStream(
          DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware), digest);
    }

    /** The library names what it unpacked by the sum of what it unpacked it from. */
    Path unpackedIn(Path programs) {
      String sum = HexFormat.of().formatHex(Objects.requireNonNull(digest).digest());
      return programs.resolve("PG-" + sum);
    }
  }
}
