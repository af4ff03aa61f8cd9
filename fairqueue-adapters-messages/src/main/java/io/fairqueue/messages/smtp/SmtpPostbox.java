package io.fairqueue.messages.smtp;

import io.fairqueue.messages.mail.OutgoingMail;
import io.fairqueue.messages.mail.Postbox;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Hands mail over to an SMTP server, by connections that stay open while there is work. A server
 * that is away is left alone for a while. Thread-safe.
 */
public final class SmtpPostbox implements Postbox, AutoCloseable {

  private final int connections;
  private final Session session;
  private final InternetAddress from;
  private final InstantSource time;
  private final Pause pause = new Pause();
  private final ConnectionPool pool;

  /** The mail library holds locks while it waits, so these are no virtual threads. */
  private final ExecutorService threads;

  /**
   * @param connections how many it keeps open at most
   */
  public SmtpPostbox(SmtpConfig config, int connections, InstantSource time) {
    this.connections = connections;
    this.session = SmtpSession.of(config);
    this.time = time;
    this.pool = new ConnectionPool(session);
    this.threads =
        Executors.newFixedThreadPool(
            connections, Thread.ofPlatform().daemon().name("fairqueue-smtp-", 0).factory());
    try {
      this.from = new InternetAddress(config.from(), true);
    } catch (AddressException e) {
      throw new IllegalArgumentException("not an email address", e);
    }
  }

  @Override
  public int room() {
    return connections;
  }

  @Override
  public Posted post(OutgoingMail mail) {
    @Nullable Instant over = pause.overAt(time.instant());
    if (over != null) {
      return new Posted.Later("the mail server is away", over, false);
    }
    try {
      Future<Posted> posted = threads.submit(() -> send(mail));
      return posted.get();
    } catch (RejectedExecutionException ended) {
      return new Posted.Later("the server stops", null, false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Posted.Later("interrupted", null, false);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(e.getCause());
    }
  }

  /** Takes no more, and closes its connections once what is under way is done. */
  @Override
  public void close() {
    threads.shutdown();
    pool.close();
  }

  private Posted send(OutgoingMail mail) {
    @Nullable InternetAddress to = SmtpSession.recipient(mail.to()).orElse(null);
    if (to == null) {
      return new Posted.Refused("an address of an earlier release can't be written to", false);
    }
    try {
      pool.send(MimeMail.of(session, from, to, mail));
      pause.end();
      return new Posted.Taken();
    } catch (MessagingException e) {
      // The library's words hold the address, so they are not passed on.
      return failed(SmtpFault.of(e));
    }
  }

  private Posted failed(SmtpFault fault) {
    return switch (fault.kind()) {
      case NOBODY -> new Posted.Refused(fault.words(), true);
      case FOR_GOOD -> new Posted.Refused(fault.words(), false);
      case MAILBOX_LATER -> new Posted.Deferred(fault.words());
      case FOR_NOW -> new Posted.Later(fault.words(), null, true);
      case AWAY -> {
        pause.begin(time.instant());
        yield new Posted.Later(fault.words(), null, true);
      }
    };
  }
}
