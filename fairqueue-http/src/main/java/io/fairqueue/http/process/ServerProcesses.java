package io.fairqueue.http.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which of the processes still run that a data directory's {@code server.json} names. A server that
 * was killed leaves the file behind, and may leave its stores.
 *
 * @param file what it says
 * @param server whether the server runs
 * @param postgres whether its database does
 * @param redis whether its Redis does
 */
public record ServerProcesses(ServerFile file, boolean server, boolean postgres, boolean redis) {

  /** How far apart the clock of files and that of processes may be. */
  private static final Duration SLACK = Duration.ofSeconds(60);

  /** Empty where no server has run, or the last one ended in good order. */
  public static Optional<ServerProcesses> of(Path data) {
    return ServerFile.read(data).map(file -> of(file, data));
  }

  private static ServerProcesses of(ServerFile file, Path data) {
    try {
      Path programs = data.toRealPath().resolve("bin");
      Instant written = Files.getLastModifiedTime(data.resolve(ServerFile.NAME)).toInstant();
      return new ServerProcesses(
          file,
          runsSince(file.pid(), written),
          StoreProcess.find(file.postgresPid(), programs).isPresent(),
          StoreProcess.find(file.redisPid(), programs).isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process that began later has got the number of one that is gone. */
  private static boolean runsSince(long pid, Instant written) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(
            process ->
                process
                    .info()
                    .startInstant()
                    .map(start -> start.isBefore(written.plus(SLACK)))
                    .orElse(true))
        .isPresent();
  }
}
