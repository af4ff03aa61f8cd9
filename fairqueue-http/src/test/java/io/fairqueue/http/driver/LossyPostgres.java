package io.fairqueue.http.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A wire to a database that breaks when it is told to: best after the database has committed, and
 * before anybody hears of it.
 */
public final class LossyPostgres implements AutoCloseable {

  private static final int BUFFER = 1 << 16;
  private static final String COMMIT = "COMMIT";

  private final URI database;
  private final ServerSocket server;
  private final AtomicReference<@Nullable Mark> mark = new AtomicReference<>();

  private LossyPostgres(URI database, ServerSocket server) {
    this.database = database;
    this.server = server;
  }

  /** In front of the database of this JDBC URL. */
  public static LossyPostgres before(String jdbcUrl) {
    try {
      var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      var wire = new LossyPostgres(URI.create(jdbcUrl.substring("jdbc:".length())), server);
      Thread.ofVirtual().start(wire::accept);
      return wire;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same database through this wire, with each statement's text on it. */
  public String jdbcUrl() {
    String query = database.getQuery() == null ? "" : database.getQuery() + "&";
    return "jdbc:postgresql://127.0.0.1:%d%s?%sprepareThreshold=0"
        .formatted(server.getLocalPort(), database.getPath(), query);
  }

  /**
   * Breaks once, when the transaction that this statement is in has committed.
   *
   * @param statement part of its text
   */
  public void breakAfterCommitOf(String statement) {
    mark.set(new Mark(statement, true));
  }

  /**
   * Breaks once, when this statement is done and its transaction is still to be committed.
   *
   * @param statement part of its text
   */
  public void breakBeforeCommitOf(String statement) {
    mark.set(new Mark(statement, false));
  }

  /** Whether it has broken since. */
  public boolean hasBroken() {
    return mark.get() == null;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Connection connection =
            new Connection(server.accept(), new Socket(database.getHost(), port()));
        Thread.ofVirtual().start(connection::forth);
        Thread.ofVirtual().start(connection::back);
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private int port() {
    return database.getPort() < 0 ? 5432 : database.getPort();
  }

  private final class Connection {

    private final Socket client;
    private final Socket server;
    private @Nullable Mark seen;
    private volatile boolean breaks;

    Connection(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void forth() {
      pump(client, server, this::look);
    }

    /** What the database says of the commit is the last that comes, and nobody hears it. */
    void back() {
      pump(
          server,
          client,
          bytes -> {
            if (breaks) {
              throw new IOException("broken");
            }
          });
    }

    private void look(byte[] bytes) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      Mark wanted = mark.get();
      if (wanted == null) {
        return;
      }
      if (text.contains(wanted.statement)) {
        seen = wanted;
      }
      boolean ends = !wanted.committed || text.contains(COMMIT);
      if (wanted == seen && ends && mark.compareAndSet(wanted, null)) {
        breaks = true;
      }
    }

    private void pump(Socket from, Socket to, Look look) {
      try (from;
          to;
          InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          look.at(Arrays.copyOf(buffer, n));
          out.write(buffer, 0, n);
        }
      } catch (IOException end) {
        // Both sides are closed with it.
      }
    }
  }

  /** Not a record: two are never the same. */
  private static final class Mark {

    private final String statement;
    private final boolean committed;

    Mark(String statement, boolean committed) {
      this.statement = statement;
      this.committed = committed;
    }
  }

  private interface Look {
    void at(byte[] bytes) throws IOException;
  }
}
