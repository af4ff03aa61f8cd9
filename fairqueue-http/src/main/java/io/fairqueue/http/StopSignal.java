package io.fairqueue.http;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of one server when its process is told to end, at whatever moment that is: a start
 * is given up at its next step and cleared up, a server that runs is closed. The process waits for
 * either. Thread-safe.
 */
final class StopSignal {

  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
  private static final Duration MAX_START = Duration.ofSeconds(15);

  private final CompletableFuture<Optional<FairQueueServer>> start = new CompletableFuture<>();
  private final Thread hook = new Thread(this::end, "fairqueue-stop");
  private volatile boolean given;

  private StopSignal() {}

  /**
   * Listens from now on.
   *
   * @throws StartAbandonedException if it is too late for that
   */
  static StopSignal listen() {
    StopSignal signal = new StopSignal();
    try {
      Runtime.getRuntime().addShutdownHook(signal.hook);
    } catch (IllegalStateException ending) {
      throw new StartAbandonedException();
    }
    return signal;
  }

  /** Goes on only while nobody has told us to end. */
  void check() {
    if (given) {
      throw new StartAbandonedException();
    }
  }

  /** The start came to its end: with a server, or with nothing left of it. */
  void started(Optional<FairQueueServer> server) {
    start.complete(server);
  }

  /** There is nothing to end any more. */
  void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // It is what runs.
    }
  }

  private void end() {
    given = true;
    try {
      start.get(MAX_START.toSeconds(), TimeUnit.SECONDS).ifPresent(FairQueueServer::close);
    } catch (TimeoutException late) {
      LOG.warn("ended before the server was ready; the next start clears up");
    } catch (ExecutionException never) {
      throw new IllegalStateException(never);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
