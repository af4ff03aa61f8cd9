package io.fairqueue.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves. Thread-safe. */
public final class ManualTime implements InstantSource {

  /** Where a new clock stands. */
  public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private Instant now;

  public ManualTime() {
    this(START);
  }

  public ManualTime(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Moves on, or back where {@code by} is negative; answers the new time. */
  public synchronized Instant advance(Duration by) {
    now = now.plus(by);
    return now;
  }

  public synchronized void set(Instant at) {
    now = at;
  }
}
