package io.fairqueue.http;

import io.fairqueue.FairQueue;
import io.fairqueue.http.live.LiveSales;
import io.fairqueue.http.mail.MailQueue;
import io.fairqueue.http.management.Readiness;
import io.fairqueue.http.realtime.SocketHub;
import io.fairqueue.http.worker.Workers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way in which a server ends, whether its owner closes it, its process is told to end, or
 * its start fails:
 *
 * <ol>
 *   <li>Readiness is off.
 *   <li>Sockets and streams are told to go elsewhere.
 *   <li>Requests that run end.
 *   <li>The last mails are sent.
 *   <li>Workers end, and what they are delivering.
 *   <li>What was opened is closed, the last first: the framework, connections, embedded stores.
 * </ol>
 *
 * <p>A server that is not ready yet begins with the last step; a start that is under way when the
 * process is told to end is given up at its next check. Each step has its time, in sum less than
 * the 20 seconds that there are, and the process waits. Thread-safe.
 */
final class Shutdown {

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
  private static final Duration MAX_START = Duration.ofSeconds(15);
  private static final Duration MAX_REQUESTS = Duration.ofSeconds(8);
  private static final Duration MAX_DELIVERIES = Duration.ofSeconds(3);

  private final Consumer<Boolean> afterSignal;
  private final Thread hook = new Thread(this::onSignal, "fairqueue-stop");
  private final Deque<Runnable> opened = new ConcurrentLinkedDeque<>();
  private final CountDownLatch startOver = new CountDownLatch(1);
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable ApplicationContext ready;
  private volatile boolean signalled;

  private Shutdown(Consumer<Boolean> afterSignal) {
    this.afterSignal = afterSignal;
  }

  /**
   * Listens for the signal from now on.
   *
   * @param afterSignal gets whether a signal has ended the server in good order
   * @throws StartAbandonedException if it is too late for that
   */
  static Shutdown listen(Consumer<Boolean> afterSignal) {
    Shutdown shutdown = new Shutdown(afterSignal);
    try {
      Runtime.getRuntime().addShutdownHook(shutdown.hook);
    } catch (IllegalStateException ending) {
      throw new StartAbandonedException();
    }
    return shutdown;
  }

  /** Throws if the process was told to end. */
  void check() {
    if (signalled) {
      throw new StartAbandonedException();
    }
  }

  /** Something was opened, which is to be closed before all that was opened earlier. */
  void opened(Runnable close) {
    opened.push(close);
  }

  /** The start is over, and has succeeded. */
  void ready(ApplicationContext context) {
    ready = context;
    startOver.countDown();
  }

  /** The start is over, and has failed; answers what to throw. */
  RuntimeException failed(RuntimeException failure) {
    try {
      run();
    } catch (RuntimeException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
    startOver.countDown();
    // What fails while a process ends has failed for that reason.
    return forget() ? failure : new StartAbandonedException();
  }

  /** Ends the server. Repeating is safe, and waits for the end too. */
  void run() {
    if (!begun.compareAndSet(false, true)) {
      awaitEnd();
      return;
    }
    try {
      ApplicationContext context = ready;
      if (context == null) {
        closeAll();
      } else {
        LOG.info("stopping");
        try {
          endWork(context);
        } finally {
          closeAll();
        }
        LOG.info("stopped");
      }
    } finally {
      over.countDown();
      var unused = forget();
    }
  }

  /** Waits until the server has ended. */
  void await() throws InterruptedException {
    over.await();
  }

  private void awaitEnd() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void endWork(ApplicationContext context) {
    step(() -> context.getBean(Readiness.class).stop());
    step(() -> context.getBean(SocketHub.class).close());
    step(() -> context.getBean(LiveSales.class).close());
    step(() -> endRequests(context));
    step(() -> context.findBean(MailQueue.class).ifPresent(MailQueue::close));
    step(() -> context.getBean(Workers.class).close());
    step(() -> context.getBean(FairQueue.class).ticks().endDeliveries(MAX_DELIVERIES));
  }

  /** What one step can't end keeps the others from nothing. */
  private static void step(Runnable end) {
    try {
      end.run();
    } catch (RuntimeException e) {
      LOG.error("a part of the server could not be ended", e);
    }
  }

  /** Only the server's: the framework's own way would end the threads first that requests need. */
  private static void endRequests(ApplicationContext context) {
    try {
      context
          .getBean(NettyEmbeddedServer.class)
          .shutdownGracefully()
          .toCompletableFuture()
          .orTimeout(MAX_REQUESTS.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException late) {
      LOG.warn("some requests did not end in time");
    }
  }

  /** What can't be closed keeps nothing else open. */
  private void closeAll() {
    RuntimeException first = null;
    for (Runnable close = opened.poll(); close != null; close = opened.poll()) {
      try {
        close.run();
      } catch (RuntimeException failure) {
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** {@code false} if the process ends. */
  private boolean forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
      return true;
    } catch (IllegalStateException ending) {
      return false;
    }
  }

  private void onSignal() {
    signalled = true;
    boolean inGoodOrder = false;
    try {
      if (startOver.await(MAX_START.toSeconds(), TimeUnit.SECONDS)) {
        run();
        inGoodOrder = true;
      } else {
        LOG.warn("ended before the server was ready; the next start clears up");
      }
    } catch (RuntimeException failure) {
      LOG.error("the server did not end in good order", failure);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    afterSignal.accept(inGoodOrder);
  }
}
