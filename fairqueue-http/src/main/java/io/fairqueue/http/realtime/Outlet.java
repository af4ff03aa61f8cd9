package io.fairqueue.http.realtime;

/** The wire to one fan: a socket or an event stream. Thread-safe, never blocks, never throws. */
public interface Outlet {

  /** Whether it takes more; one that does not has a slow reader. */
  boolean isWritable();

  void send(String message);

  /**
   * Asks for a sign of life; {@code true} if none is to be waited for, since the peer can only
   * read, and does.
   */
  boolean ping();

  void close(CloseCause cause);
}
