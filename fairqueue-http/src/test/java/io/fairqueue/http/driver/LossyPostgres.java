package io.fairqueue.http.driver;

import io.fairqueue.tck.fixture.Wire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Wire} to a database that breaks when it is told to: best after the database has
 * committed, and before anybody hears of it.
 */
public final class LossyPostgres implements AutoCloseable {

  private static final String COMMIT = "COMMIT";

  private final URI database;
  private final AtomicReference<@Nullable Mark> mark = new AtomicReference<>();
  private final Wire wire;

  private LossyPostgres(URI database) {
    this.database = database;
    this.wire = Wire.to(database.getPort() < 0 ? 5432 : database.getPort(), Watch::new);
  }

  /** In front of the database of this machine that has this JDBC URL. */
  public static LossyPostgres before(String jdbcUrl) {
    return new LossyPostgres(URI.create(jdbcUrl.substring("jdbc:".length())));
  }

  /** The same database through this wire, with each statement's text on it. */
  public String jdbcUrl() {
    String query = database.getQuery() == null ? "" : database.getQuery() + "&";
    return "jdbc:postgresql://127.0.0.1:%d%s?%sprepareThreshold=0"
        .formatted(wire.port(), database.getPath(), query);
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
    wire.close();
  }

  /** Waits for the mark on one connection. */
  private final class Watch implements Wire.Tap {

    private @Nullable Mark seen;
    private volatile boolean breaks;

    @Override
    public void asked(byte[] piece) {
      String text = new String(piece, StandardCharsets.ISO_8859_1);
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

    /** What the database says of the commit is the last that comes, and nobody hears it. */
    @Override
    public boolean answers(byte[] piece) {
      return !breaks;
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
}
