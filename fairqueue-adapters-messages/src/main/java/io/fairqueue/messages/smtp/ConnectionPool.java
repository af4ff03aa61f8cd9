package io.fairqueue.messages.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Open connections to a mail server. Each is one thread's at a time. Thread-safe. */
final class ConnectionPool implements AutoCloseable {

  /** Servers hang up on idle callers; so do we, before. */
  private static final long MAX_IDLE_NANOS = Duration.ofSeconds(20).toNanos();

  /** A handshake that took longer leaves too little time to send. */
  private static final long MAX_CONNECTING_NANOS = Duration.ofSeconds(20).toNanos();

  private final Session session;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private boolean closed;

  ConnectionPool(Session session) {
    this.session = session;
  }

  /** Sends a mail by an open connection, or a new one; one that failed is closed. */
  void send(MimeMail mail) throws MessagingException {
    Transport connection = open();
    try {
      connection.sendMessage(mail, mail.getAllRecipients());
    } catch (MessagingException | RuntimeException e) {
      close(connection);
      throw e;
    }
    putBack(connection);
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(each -> close(each.connection()));
      idle.clear();
    }
  }

  private Transport open() throws MessagingException {
    for (Transport kept = kept(); kept != null; kept = kept()) {
      if (kept.isConnected()) { // asks the server
        return kept;
      }
      close(kept);
    }
    long begun = System.nanoTime();
    Transport fresh = session.getTransport();
    fresh.connect();
    if (System.nanoTime() - begun > MAX_CONNECTING_NANOS) {
      close(fresh);
      throw new MessagingException("the server is too slow");
    }
    return fresh;
  }

  private @Nullable Transport kept() {
    synchronized (idle) {
      @Nullable Idle newest = idle.pollFirst();
      if (newest == null) {
        return null;
      }
      if (System.nanoTime() - newest.since() <= MAX_IDLE_NANOS) {
        return newest.connection();
      }
      // The others are older still.
      close(newest.connection());
      idle.forEach(each -> close(each.connection()));
      idle.clear();
      return null;
    }
  }

  private void putBack(Transport connection) {
    synchronized (idle) {
      if (closed) {
        close(connection);
      } else {
        idle.addFirst(new Idle(connection, System.nanoTime()));
      }
    }
  }

  private static void close(Transport connection) {
    try {
      connection.close();
    } catch (MessagingException | RuntimeException hungUp) {
      // It is of no use any more.
    }
  }

  private record Idle(Transport connection, long since) {}
}
