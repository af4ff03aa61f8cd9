package io.fairqueue.cli.stores;

import io.fairqueue.postgres.clock.DisciplinedClock;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The database's time, as a command needs it: asked for when somebody first wants to know, so that
 * an operator's machine may be as wrong as it likes. Thread-safe.
 */
final class DatabaseTime implements InstantSource {

  private final DisciplinedClock clock;
  private boolean inStep;

  DatabaseTime(DisciplinedClock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Instant instant() {
    if (!inStep) {
      clock.refresh();
      inStep = true;
    }
    return clock.instant();
  }
}
