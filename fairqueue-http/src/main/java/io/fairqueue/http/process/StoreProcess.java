package io.fairqueue.http.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store's process that was started from a data directory's own programs, by us or before us. */
final class StoreProcess {

  private static final Logger LOG = LoggerFactory.getLogger(StoreProcess.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final ProcessHandle process;

  private StoreProcess(ProcessHandle process) {
    this.process = process;
  }

  /** Empty if there is no such process, or the number belongs to a stranger by now. */
  static Optional<StoreProcess> find(long pid, Path programs) {
    return ProcessHandle.of(pid)
        .filter(
            process ->
                process.info().command().filter(c -> Path.of(c).startsWith(programs)).isPresent())
        .map(StoreProcess::new);
  }

  /** Asks it to end with {@code signal}, and ends it for sure if it does not. */
  void end(String signal) {
    if (!endsBy(signal)) {
      LOG.warn("process {} does not end by {}: killing it", process.pid(), signal);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      endsBy("KILL");
    }
  }

  private boolean endsBy(String signal) {
    try {
      // The shell's own: small images have no program of that name.
      new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, process.pid()))
          .start()
          .waitFor();
      process.onExit().orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
      return true;
    } catch (CompletionException late) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
