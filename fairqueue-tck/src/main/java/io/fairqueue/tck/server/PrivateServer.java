package io.fairqueue.tck.server;

/**
 * A database server of one test's own, to be disturbed at will. It keeps its address through every
 * stop and start. Not thread-safe.
 */
public interface PrivateServer extends AutoCloseable {

  /** Where it listens: a JDBC URL of an empty database, or a {@code redis://} URL. */
  String url();

  /** The process to send signals to. */
  long pid();

  /** Starts it again after {@link #stop} or {@link #kill}; answers once it accepts connections. */
  void start();

  /** Ends it in an orderly way. */
  void stop();

  /** Ends it and all its processes without a warning, as {@code kill -9} does. */
  void kill();

  /** Stops all its processes from running: it keeps connections and answers nothing. */
  void freeze();

  /** Lets a frozen server run on. */
  void thaw();

  /** Ends it for good and deletes its files. */
  @Override
  void close();
}
