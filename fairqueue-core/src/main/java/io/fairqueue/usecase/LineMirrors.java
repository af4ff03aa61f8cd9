package io.fairqueue.usecase;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Pace;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineListener;
import io.fairqueue.port.LineLog;
import io.fairqueue.port.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * This node's mirrors: a copy of each live line's waiting set, kept equal to the truth.
 *
 * <ol>
 *   <li>The next change is applied, an older one ignored.
 *   <li>After a gap the changes behind the mirror's revision are read from the log and applied.
 *   <li>Where there is no mirror, or the log no longer reaches back, a snapshot makes one.
 * </ol>
 *
 * A mirror answers only while it is known to have been equal to the truth within {@link #LONGEST}:
 * by a change of this node's own, or by a comparison of revisions, which {@link #check} does once a
 * period. Thread-safe.
 */
public final class LineMirrors implements LineListener {

  /** How long a mirror answers without having been compared with the truth. */
  public static final Duration LONGEST = Duration.ofSeconds(2);

  private static final int ROUNDS = 1_000;

  private final LineLog log;
  private final InstantSource time;
  private final Map<EventId, LineMirror> mirrors = new ConcurrentHashMap<>();
  private final ReentrantLock[] catchingUp = new ReentrantLock[64];

  public LineMirrors(LineLog log, InstantSource time) {
    this.log = log;
    this.time = time;
    Arrays.setAll(catchingUp, i -> new ReentrantLock());
  }

  /** A change that this node has just committed: it is here when this returns. */
  @Override
  public void changed(LineChange change) {
    Instant now = time.instant();
    LineMirror mirror = mirrors.get(change.event());
    LineMirror.Applied applied =
        mirror == null ? LineMirror.Applied.GAP : mirror.apply(change, now);
    if (mirror != null && applied == LineMirror.Applied.APPLIED) {
      mirror.confirm(now);
    } else if (applied == LineMirror.Applied.GAP) {
      try {
        catchUp(change.event(), change.rev());
      } catch (StoreUnavailableException lost) {
        // The commit stands; the next change or the periodic check finds the gap.
      }
    }
  }

  /**
   * A change that another node committed, perhaps a while ago. Never blocks.
   *
   * @return {@code false} if something before it is missing: {@link #check} finds that
   */
  public boolean heard(LineChange change) {
    LineMirror mirror = mirrors.get(change.event());
    return mirror != null && mirror.apply(change, time.instant()) != LineMirror.Applied.GAP;
  }

  /** Reads how far every live line is; mirrors of other lines are dropped. */
  public Revs revs() {
    Instant now = time.instant();
    Map<EventId, Long> revs = log.revs();
    mirrors.keySet().retainAll(revs.keySet());
    return new Revs(now, revs);
  }

  /** Compares a mirror with the truth and heals it. */
  public void check(EventId event, Revs truth) {
    Long rev = truth.of().get(event);
    if (rev == null) {
      return;
    }
    LineMirror mirror = mirrors.get(event);
    if (mirror == null || mirror.rev() < rev) {
      catchUp(event, rev);
    } else {
      mirror.confirm(truth.readAt());
    }
  }

  /** Makes the mirror anew. */
  public void rebuild(EventId event) {
    Instant now = time.instant();
    mirrors.put(event, new LineMirror(log.snapshot(event, now), now));
  }

  /** The revision of this node's mirror; empty when there is none. */
  public OptionalLong rev(EventId event) {
    LineMirror mirror = mirrors.get(event);
    return mirror == null ? OptionalLong.empty() : OptionalLong.of(mirror.rev());
  }

  /**
   * How many wait at this place or before it; empty when nobody was seen waiting there, or the
   * mirror does not answer: ask the truth then. Never blocks on a store.
   */
  public OptionalLong position(EventId event, long place) {
    LineMirror mirror = fresh(event);
    return mirror == null ? OptionalLong.empty() : mirror.position(place);
  }

  /** How many wait; empty when the mirror does not answer. Never blocks on a store. */
  public OptionalLong waiting(EventId event) {
    LineMirror mirror = fresh(event);
    return mirror == null ? OptionalLong.empty() : OptionalLong.of(mirror.size());
  }

  /** How fast a line was seen to move by this node. Never blocks on a store. */
  public Pace pace(EventId event, SalePolicy policy) {
    LineMirror mirror = mirrors.get(event);
    return mirror == null ? Pace.UNKNOWN : mirror.pace(policy, time.instant());
  }

  /** For how long the stalest mirror has not been known to equal the truth. */
  public Duration staleness() {
    Instant now = time.instant();
    return mirrors.values().stream()
        .map(mirror -> Duration.between(mirror.confirmedAt(), now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private @Nullable LineMirror fresh(EventId event) {
    LineMirror mirror = mirrors.get(event);
    return mirror == null || mirror.confirmedAt().plus(LONGEST).isBefore(time.instant())
        ? null
        : mirror;
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
      Instant now = time.instant();
      LineMirror mirror = mirrors.get(event);
      if (mirror == null) {
        mirrors.putIfAbsent(event, new LineMirror(log.snapshot(event, now), now));
      } else if (mirror.rev() >= target) {
        mirror.confirm(now);
        return;
      } else if (!applyFrom(mirror, event, now)) {
        mirror.load(log.snapshot(event, now), now);
      }
    }
  }

  private boolean applyFrom(LineMirror mirror, EventId event, Instant now) {
    var changes = log.changesAfter(event, mirror.rev()).orElse(null);
    if (changes == null || changes.isEmpty()) {
      return false;
    }
    for (LineChange change : changes) {
      if (mirror.apply(change, now) == LineMirror.Applied.GAP) {
        return false;
      }
    }
    return true;
  }

  /**
   * How far lines are.
   *
   * @param readAt a moment just before they were
   */
  public record Revs(Instant readAt, Map<EventId, Long> of) {

    public Revs {
      of = Map.copyOf(of);
    }
  }
}
