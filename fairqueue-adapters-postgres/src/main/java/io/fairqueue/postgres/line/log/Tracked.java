package io.fairqueue.postgres.line.log;

import io.fairqueue.line.view.LineView;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** A view, and when it was known to equal the log. */
final class Tracked {

  /** Held while the log is read for it. */
  final ReentrantLock reading = new ReentrantLock();

  /** Whether somebody is about to read the log for it. */
  final AtomicBoolean following = new AtomicBoolean();

  volatile LineView view;
  volatile Instant confirmedAt = Instant.MIN;
  private volatile Instant usedAt = Instant.MIN;

  Tracked(LineView view) {
    this.view = view;
  }

  /** Somebody asks it. A crowd notes that once a second. */
  void used(Instant now) {
    if (now.isAfter(usedAt.plusSeconds(1))) {
      usedAt = now;
    }
  }

  boolean isIdleSince(Instant moment) {
    return usedAt.isBefore(moment);
  }

  /** It was equal to the log at this moment. */
  synchronized void confirm(Instant at) {
    if (at.isAfter(confirmedAt)) {
      confirmedAt = at;
    }
  }
}
