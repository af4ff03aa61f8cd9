package io.fairqueue.http.mail;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.metric.Metric;
import io.fairqueue.port.BusyException;
import io.fairqueue.port.FailureListener;
import io.fairqueue.port.Mailer;
import io.fairqueue.port.StoreUnavailableException;
import io.fairqueue.port.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes mail at once and delivers it behind the caller's back, a few at a time: nobody waits for a
 * slow server, and nobody learns what a recipient's server says. What may succeed later is tried
 * again a little. Thread-safe.
 */
public final class MailQueue implements Mailer, AutoCloseable {

  static final int MAX_WAITING = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);
  private static final int THREADS = 8;
  private static final List<Duration> RETRIES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20));
  private static final Duration FULL_FOR = Duration.ofSeconds(5);

  /** What a stopping server leaves mail. */
  private static final Duration LAST_MAILS = Duration.ofSeconds(4);

  private final Mailer delivery;
  private final MeterRegistry metrics;
  private final FailureListener failures;
  private final Tracing tracing;
  private final Semaphore room = new Semaphore(MAX_WAITING);
  private final ThreadPoolExecutor threads;
  private final Set<Outgoing> waiting = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService later;
  private volatile boolean closing;

  /**
   * @param delivery waits for the mail server
   * @param failures hears of a server that is away
   */
  public MailQueue(Mailer delivery, MeterRegistry metrics, FailureListener failures) {
    this(delivery, metrics, failures, Tracing.none());
  }

  /** The same, where somebody hears of each mail and of what it is for. */
  public MailQueue(
      Mailer delivery, MeterRegistry metrics, FailureListener failures, Tracing tracing) {
    this.tracing = tracing;
    this.delivery = delivery;
    this.metrics = metrics;
    this.failures = failures;
    // The mail library holds locks while it waits, so these are no virtual threads.
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("fairqueue-mail-", 0).factory());
    this.threads.allowCoreThreadTimeOut(true);
    this.later =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fairqueue-mail-later").factory());
    Metric.MAILS_WAITING.show(metrics, () -> MAX_WAITING - room.availablePermits());
    Metric.MAILS_LIMIT.show(metrics, () -> MAX_WAITING);
  }

  @Override
  public void send(EmailAddress to, String subject, String text) {
    take(() -> delivery.send(to, subject, text));
  }

  /**
   * Takes what hands one mail over, likewise.
   *
   * @param post waits for the mail server; throws {@link MailRefusedException}, {@link
   *     MailDeferredException} or {@link StoreUnavailableException}
   */
  public void take(Runnable post) {
    if (closing || !room.tryAcquire()) {
      count("turned_away");
      throw new BusyException("too much mail waits", FULL_FOR);
    }
    submit(new Outgoing(new Object(), post, 0, tracing.cause()));
  }

  /** Takes no more, and tries what waits once more, for a while. */
  @Override
  public void close() {
    closing = true;
    later.shutdownNow();
    // What was to be tried later is tried now, for the last time.
    waiting.forEach(this::submit);
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_MAILS.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    int lost = MAX_WAITING - room.availablePermits();
    if (lost > 0) {
      LOG.warn("{} mails were not delivered before the end", lost);
    }
  }

  private void submit(Outgoing mail) {
    if (mail.tries() > 0 && !waiting.remove(mail)) {
      return; // submitted already
    }
    try {
      threads.execute(() -> deliver(mail));
    } catch (RejectedExecutionException ended) {
      end("lost");
    }
  }

  private void deliver(Outgoing mail) {
    try {
      post(mail);
      failures.worked(Outages.MAIL);
      end("sent");
    } catch (MailRefusedException refused) {
      LOG.info("a mail was refused: {}", refused.getMessage());
      failures.worked(Outages.MAIL);
      end("refused");
    } catch (MailDeferredException deferred) {
      failures.worked(Outages.MAIL);
      tryAgain(mail);
    } catch (StoreUnavailableException away) {
      failures.failed(Outages.MAIL, away);
      tryAgain(mail);
    } catch (RuntimeException fault) {
      failures.failed(Outages.MAIL, fault);
      end("lost");
    }
  }

  private void post(Outgoing mail) {
    Tracing.Cause cause = mail.cause();
    tracing
        .enter(Tracing.Peer.TARGET, Outages.MAIL, cause == null ? List.of() : List.of(cause))
        .run(mail.post());
  }

  private void tryAgain(Outgoing mail) {
    if (closing || mail.tries() >= RETRIES.size()) {
      end("lost");
      return;
    }
    try {
      Outgoing again = mail.again();
      waiting.add(again);
      var unused =
          later.schedule(
              () -> submit(again), RETRIES.get(mail.tries()).toMillis(), TimeUnit.MILLISECONDS);
      count("retried");
    } catch (RejectedExecutionException ended) {
      end("lost");
    }
  }

  private void end(String outcome) {
    room.release();
    count(outcome);
  }

  private void count(String outcome) {
    Metric.MAILS.counter(metrics, outcome).increment();
  }

  /**
   * A mail on its way; never printed.
   *
   * @param identity two mails that say the same are two
   * @param cause what it is for, where somebody traces that
   */
  private record Outgoing(
      Object identity, Runnable post, int tries, Tracing.@Nullable Cause cause) {

    Outgoing again() {
      return new Outgoing(identity, post, tries + 1, cause);
    }

    @Override
    public String toString() {
      return "Outgoing";
    }
  }
}
