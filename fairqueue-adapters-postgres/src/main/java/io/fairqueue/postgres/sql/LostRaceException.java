package io.fairqueue.postgres.sql;

/** Others changed a row while a statement waited for it. Another try sees what it has become. */
public final class LostRaceException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public LostRaceException() {
    super("a row changed while it was waited for");
  }
}
