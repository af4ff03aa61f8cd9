package io.fairqueue.tck.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A PostgreSQL of one test's own; its commits survive a kill. */
final class PrivatePostgres implements PrivateServer {

  private final TemporaryDirectory directory;
  private EmbeddedPostgres server;
  private final String url;

  PrivatePostgres() {
    this(TemporaryDirectory.create("fairqueue-postgres"));
  }

  /** On the files that are under {@code data} there, if any; deletes them in the end. */
  PrivatePostgres(TemporaryDirectory directory) {
    this.directory = directory;
    server = launch(0);
    url = server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public long pid() {
    try {
      return Long.parseLong(
          Files.readAllLines(data().resolve("postmaster.pid")).getFirst().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void start() {
    server = launch(server.getPort());
  }

  @Override
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void kill() {
    long pid = pid();
    Signals.send("KILL", pid);
    Signals.awaitEnd(pid);
    // There is nothing left to stop, but the library's lock on the files has to go.
    stop();
  }

  @Override
  public void freeze() {
    Signals.send("STOP", pid());
  }

  @Override
  public void thaw() {
    Signals.send("CONT", pid());
  }

  @Override
  public void close() {
    if (Files.exists(data().resolve("postmaster.pid")) && ProcessHandle.of(pid()).isPresent()) {
      thaw();
      stop();
    }
    directory.delete();
  }

  int port() {
    return server.getPort();
  }

  Path data() {
    return directory.path().resolve("data");
  }

  private EmbeddedPostgres launch(int port) {
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(data())
              .setCleanDataDirectory(false)
              .setServerConfig("synchronous_commit", "on")
              .setPGStartupWait(Duration.ofMinutes(2));
      return (port == 0 ? builder : builder.setPort(port)).start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }
}
