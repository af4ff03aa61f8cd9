package io.fairqueue.usecase;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.LineLog;
import io.fairqueue.port.LineMirror;
import io.fairqueue.port.StoreUnavailableException;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a mirror equal to the truth.
 *
 * <ol>
 *   <li>The next change is applied, an older one ignored.
 *   <li>After a gap the changes behind the mirror's revision are read from the log and applied.
 *   <li>Where the mirror has no copy, or the log no longer reaches back, a snapshot replaces it.
 * </ol>
 *
 * A mirror that does not answer is left behind: {@link #check} brings it up to date, at most one
 * period later. Thread-safe: every step is a conditional write of the mirror.
 */
public final class LineFollower implements LineListener {

  private static final int ROUNDS = 1_000;

  private final LineMirror mirror;
  private final LineLog log;
  private final ReentrantLock[] catchingUp = new ReentrantLock[64];

  public LineFollower(LineMirror mirror, LineLog log) {
    this.mirror = mirror;
    this.log = log;
    Arrays.setAll(catchingUp, i -> new ReentrantLock());
  }

  @Override
  public void changed(LineChange change) {
    try {
      if (mirror.apply(change) == LineMirror.Applied.GAP) {
        catchUp(change.event(), change.rev());
      }
    } catch (StoreUnavailableException lost) {
      // The commit stands; the next change or the periodic check finds the gap.
    }
  }

  /** Compares the mirror with the truth and heals it. Called once a period for each live event. */
  public void check(EventId event) {
    check(event, log.rev(event));
  }

  /** The same, where the caller has read the truth's revision already. */
  public void check(EventId event, long rev) {
    OptionalLong has = mirror.rev(event);
    if (has.isEmpty() || has.getAsLong() < rev) {
      catchUp(event, rev);
    }
  }

  /** Drops the copy and makes a new one. */
  public void rebuild(EventId event) {
    mirror.forget(event);
    mirror.load(log.snapshot(event));
  }

  /** One caller catches up; those who come meanwhile find it done. */
  private void catchUp(EventId event, long target) {
    var lock = catchingUp[Math.floorMod(event.hashCode(), catchingUp.length)];
    lock.lock();
    try {
      follow(event, target);
    } finally {
      lock.unlock();
    }
  }

  private void follow(EventId event, long target) {
    for (int round = 0; round < ROUNDS; round++) {
      OptionalLong has = mirror.rev(event);
      if (has.isPresent() && has.getAsLong() >= target) {
        return;
      }
      if (has.isEmpty() || !applyFrom(event, has.getAsLong())) {
        mirror.load(log.snapshot(event));
      }
    }
  }

  private boolean applyFrom(EventId event, long rev) {
    var changes = log.changesAfter(event, rev).orElse(null);
    if (changes == null || changes.isEmpty()) {
      return false;
    }
    for (LineChange change : changes) {
      if (mirror.apply(change) == LineMirror.Applied.GAP) {
        return false;
      }
    }
    return true;
  }
}
